package dev.uring.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The names of parameters, from what the compiler wrote for debuggers. */
final class ParameterNames {
    private ParameterNames() {}

    static List<String> of(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> isSame(method, executable))
                    .findFirst()
                    .map(method -> names(method, executable))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(MethodModel method, Executable executable) {
        boolean isMethod = executable instanceof Method;
        MethodTypeDesc type = MethodType.methodType(
                        isMethod ? ((Method) executable).getReturnType() : void.class, executable.getParameterTypes())
                .describeConstable()
                .orElseThrow();
        return method.methodName().equalsString(isMethod ? executable.getName() : "<init>")
                && method.methodTypeSymbol().equals(type);
    }

    private static List<String> names(MethodModel method, Executable executable) {
        int slot = Modifier.isStatic(executable.getModifiers()) ? 0 : 1;
        List<String> names = new ArrayList<>();
        for (Class<?> parameter : executable.getParameterTypes()) {
            names.add(name(method, slot));
            slot += parameter == long.class || parameter == double.class ? 2 : 1;
        }
        return names;
    }

    private static String name(MethodModel method, int slot) {
        return method.code().stream()
                .flatMap(code -> code.findAttributes(Attributes.localVariableTable()).stream())
                .flatMap(table -> table.localVariables().stream())
                .filter(variable -> variable.slot() == slot && variable.startPc() == 0)
                .map(variable -> variable.name().stringValue())
                .findFirst()
                .orElse("?");
    }

    /** The names that a message about a null argument may use. */
    static boolean contains(List<String> names, String name) {
        String plain = name.replaceAll("\\[.*", "");
        // An element is named by the singular.
        return names.contains(plain) || names.contains(plain + "s");
    }
}
