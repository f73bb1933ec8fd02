package dev.uring.fuzz;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** A public method or constructor, with the names of its parameters. */
record Callable(Executable executable, List<String> names) {
    Class<?> type() {
        return executable.getDeclaringClass();
    }

    /** What a call returns. */
    Class<?> result() {
        return executable instanceof Method method ? method.getReturnType() : type();
    }

    /** Whether it is called without an object. */
    boolean isStatic() {
        return executable instanceof Constructor<?> || Modifier.isStatic(executable.getModifiers());
    }

    boolean is(Class<?> type, String name) {
        return type() == type && executable.getName().equals(name);
    }

    /** Makes the call; what the called code throws is thrown. */
    Object call(Object receiver, Object[] arguments) throws Throwable {
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public String toString() {
        return type().getSimpleName() + "." + (executable instanceof Method ? executable.getName() : "new");
    }
}
