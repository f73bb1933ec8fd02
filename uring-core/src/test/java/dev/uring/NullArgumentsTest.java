package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public method refuses a null by the name of its parameter, before it calls the kernel. */
class NullArgumentsTest {
    /** For generated classes only, which pass what they have checked. */
    private static final Set<String> FOR_GENERATED_CODE = Set.of("FieldCheck", "EntryWords", "SqeText");

    private final List<String> faults = new ArrayList<>();
    private int tried;

    @Test
    void everyMethodRefusesNull() throws Exception {
        try (NullSamples samples = new NullSamples()) {
            for (Class<?> type : exportedTypes()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(folder().resolve(file(type))));
                for (Executable each : executables(type)) {
                    check(samples, type, each, model);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
        assertTrue(tried > 500, "tried " + tried);
    }

    private void check(NullSamples samples, Class<?> type, Executable executable, ClassModel model) {
        String[] names = names(executable, model);
        Class<?>[] types = executable.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isPrimitive()) {
                check(samples, executable, i, names[i], null);
            }
            if (types[i].isArray() && !types[i].getComponentType().isPrimitive()) {
                check(samples, executable, i, names[i], Array.newInstance(types[i].getComponentType(), 1));
            }
        }
    }

    private void check(NullSamples samples, Executable executable, int index, String name, Object value) {
        tried++;
        Throwable thrown = null;
        for (int variant = 0; variant < NullSamples.VARIANTS && !isRefusal(thrown, name, executable); variant++) {
            thrown = call(samples, executable, index, value, variant);
        }
        if (!isRefusal(thrown, name, executable)) {
            faults.add(executable.getDeclaringClass().getSimpleName() + "." + signature(executable) + " " + name + ": "
                    + thrown);
        }
    }

    private static boolean isGenerated(Class<?> type) {
        return IoUring.class.getResource("/" + type.getName().replace('.', '/') + "Spec.class") != null;
    }

    private static Throwable call(NullSamples samples, Executable executable, int index, Object value, int variant) {
        Class<?>[] types = executable.getParameterTypes();
        Object[] arguments = new Object[types.length];
        int calls = 0;
        try {
            for (int i = 0; i < types.length; i++) {
                arguments[i] = i == index ? value : samples.of(types[i], i, variant);
            }
            Object receiver = executable instanceof Method && !Modifier.isStatic(executable.getModifiers())
                    ? samples.of(executable.getDeclaringClass(), 0, variant)
                    : null;
            calls = samples.calls();
            if (executable instanceof Method method) {
                method.invoke(receiver, arguments);
            } else {
                ((Constructor<?>) executable).newInstance(arguments);
            }
            return new AssertionError("accepted");
        } catch (InvocationTargetException e) {
            return samples.calls() == calls ? e.getCause() : new AssertionError("the kernel was called before", e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new AssertionError("not called: " + e);
        }
    }

    /** Generated classes may leave it to the virtual machine to name the parameter, and name members of structures. */
    private static boolean isRefusal(Throwable thrown, String name, Executable executable) {
        if (!(thrown instanceof NullPointerException) || thrown.getMessage() == null) {
            return false;
        }
        String message = thrown.getMessage();
        return message.matches("(an element of )?" + name + "(\\[0])?( is null)?")
                || isGenerated(executable.getDeclaringClass())
                        && (message.endsWith("because \"" + name + "\" is null")
                                || message.equals(executable.getName() + " is null"));
    }

    private static List<Executable> executables(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(each -> Modifier.isPublic(each.getModifiers())
                        && !Modifier.isAbstract(each.getModifiers())
                        && !each.isSynthetic()
                        && !each.getName().equals("equals")
                        && !(type.isEnum() && each.getName().equals("valueOf")))
                .filter(each -> !(each instanceof Constructor<?>) || !Modifier.isAbstract(type.getModifiers()))
                .toList();
    }

    /** The parameters' names, as the compiler notes them for debuggers. */
    private static String[] names(Executable executable, ClassModel model) {
        String name = executable instanceof Constructor<?> ? "<init>" : executable.getName();
        String descriptor = MethodType.methodType(
                        executable instanceof Method method ? method.getReturnType() : void.class,
                        executable.getParameterTypes())
                .descriptorString();
        MethodModel method = model.methods().stream()
                .filter(each -> each.methodName().equalsString(name)
                        && each.methodType().equalsString(descriptor))
                .findFirst()
                .orElseThrow();
        List<LocalVariableInfo> locals = method
                .code()
                .orElseThrow()
                .findAttribute(Attributes.localVariableTable())
                .map(table -> table.localVariables())
                .orElse(List.of())
                .stream()
                .filter(local -> local.startPc() == 0)
                .toList();
        String[] names = new String[executable.getParameterCount()];
        int slot = Modifier.isStatic(executable.getModifiers()) ? 0 : 1;
        for (int i = 0; i < names.length; i++) {
            Class<?> type = executable.getParameterTypes()[i];
            int at = slot;
            slot += type == long.class || type == double.class ? 2 : 1;
            if (executable.getParameters()[i].isNamePresent()) {
                names[i] = executable.getParameters()[i].getName();
                continue;
            }
            names[i] = locals.stream()
                    .filter(local -> local.slot() == at)
                    .findFirst()
                    .orElseThrow()
                    .name()
                    .stringValue();
        }
        return names;
    }

    private static List<Class<?>> exportedTypes() throws Exception {
        Set<String> packages = new TreeSet<>();
        for (Exports exports : IoUring.class.getModule().getDescriptor().exports()) {
            packages.add(exports.source());
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : packages) {
            try (Stream<Path> files = Files.list(folder().resolve(name.replace('.', '/')))) {
                for (Path file : files.sorted().toList()) {
                    String simple = file.getFileName().toString().replaceAll("\\.class$", "");
                    if (file.toString().endsWith(".class") && !simple.endsWith("-info")) {
                        Class<?> type = Class.forName(name + "." + simple);
                        if (isPublic(type) && !FOR_GENERATED_CODE.contains(simple)) {
                            types.add(type);
                        }
                    }
                }
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static Path folder() throws IOException {
        Path folder =
                Path.of(URI.create(IoUring.class.getResource("IoUring.class").toString()));
        return folder.getParent().getParent().getParent();
    }

    private static String signature(Executable executable) {
        return (executable instanceof Constructor<?> ? "new" : executable.getName())
                + Arrays.stream(executable.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList()
                        .toString()
                        .replace('[', '(')
                        .replace(']', ')');
    }
}
