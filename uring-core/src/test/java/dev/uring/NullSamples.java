package dev.uring;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.OcallBackend;
import dev.uring.backend.OcallLibrary;
import dev.uring.backend.RingBackend;
import dev.uring.op.net.MessageHeader;
import dev.uring.op.net.MessageHeaderBuilder;
import dev.uring.register.BufferOffer;
import dev.uring.register.BufferRing;
import dev.uring.register.BufferRingBuilder;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Simulator;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A value of each type that public methods take or belong to. */
final class NullSamples implements AutoCloseable {
    static final int VARIANTS = 8;

    private static final int DEPTH = 4;
    private static final int[] SIZES = {4096, 64, 48, 48};

    private final Arena arena = Arena.ofShared();
    private final Map<Class<?>, Object> values = new HashMap<>();
    private int calls;

    NullSamples() throws IOException {
        IoUring ring = IoUring.builder(8).waitRegion(1).backend(Counting::new).open();
        values.put(IoUring.class, ring);
        values.put(SubmissionQueue.class, ring.submission());
        values.put(CompletionQueue.class, ring.completion());
        values.put(Submitter.class, ring.submitter());
        values.put(Registrar.class, ring.registrar());
        values.put(WaitRegion.class, ring.waitRegion());
        values.put(WaitSlot.class, ring.waitRegion().slot(0));
        values.put(KernelCapabilities.class, KernelCapabilities.probe());
        values.put(IoUringBuilder.class, IoUring.builder(8));
        values.put(CqeBatch.class, new CqeBatch(8));
        values.put(List.class, List.of());
        RegisteredFiles files = RegisteredFiles.sparse(ring, 4);
        values.put(RegisteredFiles.class, files);
        values.put(RegisteredFile.class, files.reserve());
        RegisteredBuffers buffers = RegisteredBuffers.sparse(ring, 2);
        buffers.register(arena.allocate(4096));
        values.put(RegisteredBuffers.class, buffers);
        values.put(BufferOffer.class, buffers.offer());
        values.put(BufferRingBuilder.class, BufferRing.builder(ring, 2, 1, 64));
        values.put(MessageHeaderBuilder.class, MessageHeader.builder());
        values.put(MessageHeader.class, MessageHeader.builder().build(arena));
        values.put(FixedBuffer.class, buffers.get(0));
        values.put(FixedMemory.class, buffers.get(0));
        values.put(BufferRing.class, BufferRing.register(ring, 1, 1, 64));
        values.put(LibcBackend.class, new LibcBackend());
        values.put(RingBackend.class, values.get(LibcBackend.class));
        values.put(Arena.class, arena);
        values.put(String.class, "/x");
        values.put(CharSequence.class, "x");
        values.put(Path.class, Path.of("/x"));
        values.put(Duration.class, Duration.ofSeconds(1));
        values.put(Instant.class, Instant.EPOCH);
        values.put(InetSocketAddress.class, new InetSocketAddress(80));
        values.put(UnixDomainSocketAddress.class, UnixDomainSocketAddress.of("/x"));
        values.put(SocketAddress.class, new InetSocketAddress(80));
        values.put(BitSet.class, BitSet.valueOf(new long[] {1}));
        values.put(Object.class, "x");
        OcallLibrary library = Simulator.get().library();
        values.put(OcallLibrary.class, library);
        values.put(OcallBackend.class, new OcallBackend(library));
        Supplier<RingBackend> backend = LibcBackend::new;
        values.put(Supplier.class, backend);
    }

    /** How often the kernel was called. */
    int calls() {
        return calls;
    }

    /**
     * A value.
     *
     * @param position the number of the parameter
     * @param variant 0 to {@link #VARIANTS}-1: what a method refuses for another reason may be right in another variant
     */
    Object of(Class<?> type, int position, int variant) {
        return of(type, position, variant, DEPTH);
    }

    private Object of(Class<?> type, int position, int variant, int depth) {
        if (values.containsKey(type)) {
            return values.get(type);
        }
        if (type == MemorySegment.class || type == java.lang.foreign.SegmentAllocator.class) {
            return type == MemorySegment.class ? arena.allocate(SIZES[variant / 2], 64) : arena;
        }
        if (type == Fd.class) {
            return (variant + (variant < 4 ? 0 : position)) % 2 == 0 ? Fd.of(0) : Fd.fixed(0);
        }
        if (type.isPrimitive()) {
            return primitive(type, variant);
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, of(type.getComponentType(), position, variant, depth - 1));
            return array;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (depth == 0) {
            throw new IllegalArgumentException("no sample of " + type);
        }
        Object made = made(type, variant, depth);
        if (made == null && type.isInterface()) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
                throw new IllegalStateException(method.toString());
            });
        }
        if (made == null) {
            throw new IllegalArgumentException("no sample of " + type);
        }
        return made;
    }

    /** What a public constructor or a static method of the type makes of other samples, or null. */
    private Object made(Class<?> type, int variant, int depth) {
        if (type == Operation.class) {
            return dev.uring.op.ring.Nop.of();
        }
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !Modifier.isAbstract(type.getModifiers()))
                .filter(each -> each instanceof Constructor<?>
                        || Modifier.isStatic(each.getModifiers())
                                && type.isAssignableFrom(((Method) each).getReturnType()))
                .sorted(Comparator.comparingInt(Executable::getParameterCount))
                .map(each -> make(each, variant, depth))
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
    }

    private Object make(Executable maker, int variant, int depth) {
        try {
            Object[] arguments = new Object[maker.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = of(maker.getParameterTypes()[i], i, variant, depth - 1);
            }
            return maker instanceof Method method
                    ? method.invoke(null, arguments)
                    : ((Constructor<?>) maker).newInstance(arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Object primitive(Class<?> type, int variant) {
        int value = variant / 2 % 2 == 0 ? 1 : 0;
        if (type == boolean.class) {
            return variant / 2 % 2 == 0;
        }
        if (type == byte.class) {
            return (byte) value;
        }
        if (type == short.class) {
            return (short) value;
        }
        return type == int.class ? (Object) value : (Object) (long) value;
    }

    @Override
    public void close() throws IOException {
        ((IoUring) values.get(IoUring.class)).close();
        arena.close();
    }

    private final class Counting extends DelegatingBackend {
        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            calls++;
            return super.register(fd, operation, argument, count);
        }

        @Override
        public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
            calls++;
            return super.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
        }
    }
}
