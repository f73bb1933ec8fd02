package dev.uring.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;
import java.util.concurrent.Callable;

/**
 * A copy of the library, byte for byte, but that the methods of {@code RingMemory} lead to
 * {@link SharedMemory} instead of to real memory. {@link Mutation}s change single instructions besides, to show that the
 * model finds it.
 */
final class ModelledLibrary extends ClassLoader {
    private static final String PACKAGES = "dev.uring.";
    private static final String MEMORY = "dev.uring.internal.ring.RingMemory";
    private static final ClassDesc SHARED = ClassDesc.of("dev.uring.model.SharedMemory");

    private final Mutation[] mutations;

    ModelledLibrary(Mutation... mutations) {
        super(ModelledLibrary.class.getClassLoader());
        this.mutations = mutations;
    }

    /** Runs a scenario on this copy. */
    BigInteger run(Scenario scenario) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(scenario);
        }
        try (ObjectInputStream in = new Here(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (BigInteger) ((Callable<?>) in.readObject()).call();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = read(name);
        for (Mutation mutation : mutations) {
            if (mutation.className().equals(name)) {
                bytes = mutation.apply(bytes);
            }
        }
        if (MEMORY.equals(name)) {
            bytes = replaceBodies(bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] read(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = ModelledLibrary.class.getModule().getResourceAsStream(path)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Drops the fields, whose initialisation needs native access, and lets every method call its counterpart. */
    private static byte[] replaceBodies(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassTransform transform = (builder, element) -> {
            if (element instanceof MethodModel method) {
                String name = method.methodName().stringValue();
                if (!name.startsWith("<")) {
                    MethodTypeDesc type = method.methodTypeSymbol();
                    builder.withMethodBody(name, type, method.flags().flagsMask(), code -> forward(code, name, type));
                }
            } else if (!(element instanceof FieldModel)) {
                builder.with(element);
            }
        };
        return classFile.transformClass(classFile.parse(bytes), transform);
    }

    private static void forward(CodeBuilder code, String name, MethodTypeDesc type) {
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokestatic(SHARED, name, type);
        code.return_(
                type.returnType().equals(ConstantDescs.CD_void) ? TypeKind.VOID : TypeKind.from(type.returnType()));
    }

    /** Reads objects as those of the copied classes. */
    private final class Here extends ObjectInputStream {
        Here(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return description.getName().startsWith(PACKAGES)
                    ? loadClass(description.getName(), false)
                    : super.resolveClass(description);
        }
    }
}
