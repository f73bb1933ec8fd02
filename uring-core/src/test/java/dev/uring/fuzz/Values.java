package dev.uring.fuzz;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** Arguments: mostly such as a call may be made with, and sometimes what no caller should pass. */
final class Values {
    private static final int[] INTS = {
        -1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 255, 256, 32768, 65535, 65536, 1 << 20, 1 << 30, 4095, 4096
    };
    private static final long[] LONGS = {
        -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, (1L << 32) - 1, 1L << 32, 1L << 40, 1L << 62, 4095, 4096
    };
    private static final String[] NAMES = {"file", "dir", "other", "user.x", "a"};
    private static final String[] HOSTILE_NAMES = {
        "", "\0", "a\0b", "\uD800", "\u00e4\u20ac", "x".repeat(5000), "x".repeat(256), "%s%n", "."
    };

    private final World world;
    private final Random random;
    private final Function<Class<?>, Object> maker;

    /** @param maker makes an object of one of the library's types, or null */
    Values(World world, Function<Class<?>, Object> maker) {
        this.world = world;
        random = world.random;
        this.maker = maker;
    }

    /** The arguments of a call. */
    Object[] arguments(Callable callable, double hostility) {
        Class<?>[] types = callable.executable().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(callable, types[i], callable.names().get(i), random.nextDouble() < hostility);
        }
        return arguments;
    }

    private Object argument(Callable callable, Class<?> type, String name, boolean hostile) {
        if (type == int.class && isDescriptor(callable, name)) {
            return hostile ? world.descriptors.hostile() : world.descriptors.ordinary();
        }
        if (type == Fd.class && callable.type().getSimpleName().equals("Close")) {
            return Fd.of(world.descriptors.disposable());
        }
        if (type == MemorySegment.class && callable.is(dev.uring.IoUringBuilder.class, "noMmap")) {
            return hostile ? world.memory.hostile() : world.memory.pages(1 + random.nextInt(8));
        }
        if (type == MemorySegment.class
                && name.toLowerCase(java.util.Locale.ROOT).matches(".*(path|name|target)")) {
            return hostile ? world.memory.hostile() : world.memory.text(pick(NAMES));
        }
        boolean limit = callable.is(IoUring.class, "close")
                || callable.executable().getName().matches("closeTimeout|timeout")
                        && callable.type().getSimpleName().matches("IoUringBuilder|SyncCancel");
        if (type == Duration.class && limit) {
            // A call may last as long as it was told.
            return hostile ? pick(null, Duration.ofNanos(-1)) : Duration.ofSeconds(2);
        }
        return value(type, hostile);
    }

    private static boolean isDescriptor(Callable callable, String name) {
        boolean takes =
                callable.type() == Fd.class && callable.executable().getName().equals("of");
        return takes || name.matches("fd|descriptor|eventFd");
    }

    private Object value(Class<?> type, boolean hostile) {
        if (type.isArray()) {
            return array(type, hostile);
        }
        if (type.isPrimitive()) {
            return primitive(type, hostile);
        }
        if (type == MemorySegment.class) {
            return hostile ? world.memory.hostile() : world.memory.plain();
        }
        if (type == SegmentAllocator.class || type == Arena.class) {
            return hostile ? world.memory.hostileAllocator() : world.memory.allocator();
        }
        if (hostile && random.nextInt(3) == 0) {
            return null;
        }
        return type.getName().startsWith("dev.uring.") ? own(type, hostile) : jdk(type, hostile);
    }

    private Object primitive(Class<?> type, boolean hostile) {
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        long value = hostile
                ? random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : INTS[random.nextInt(INTS.length)]
                : random.nextInt(4) == 0 ? 1L << random.nextInt(32) : random.nextInt(10);
        if (type == long.class) {
            return value;
        }
        return type == int.class
                ? (Object) (int) value
                : type == short.class ? (Object) (short) value : (Object) (byte) value;
    }

    private Object array(Class<?> type, boolean hostile) {
        if (hostile && random.nextInt(4) == 0) {
            return null;
        }
        int length = hostile && random.nextInt(6) == 0 ? 70_000 : random.nextInt(5);
        Class<?> element = type.getComponentType();
        Object array = Array.newInstance(element, length);
        Object same = length > 100 ? value(element, false) : null;
        for (int i = 0; i < length; i++) {
            Object value;
            if (element == int.class) {
                // Where integers come in numbers they are descriptors.
                value = random.nextInt(8) == 0 ? world.descriptors.hostile() : world.descriptors.ordinary();
            } else {
                value = same != null ? same : value(element, hostile && random.nextInt(3) == 0);
            }
            Array.set(array, i, value);
        }
        return array;
    }

    private Object own(Class<?> type, boolean hostile) {
        if (type.isEnum()) {
            return pick(type.getEnumConstants());
        }
        if (type == Fd.class) {
            return hostile
                    ? pick(Fd.CWD, Fd.NONE, Fd.fixed(0), Fd.fixed(1 << 20), Fd.of(1 << 20))
                    : Fd.of(world.descriptors.ordinary());
        }
        if (type == IoUring.class && !hostile) {
            return world.ring;
        }
        if (type.isInterface() && type.isAnnotationPresent(FunctionalInterface.class)) {
            return callback(type, hostile);
        }
        Object known = random.nextInt(3) == 0 ? null : world.any(type);
        if (known != null) {
            return known;
        }
        Object made = maker.apply(type);
        return made == null ? world.any(type) : made;
    }

    private Object jdk(Class<?> type, boolean hostile) {
        if (type == String.class) {
            return hostile ? pick(HOSTILE_NAMES) : pick(NAMES);
        }
        if (type == Path.class) {
            return hostile
                    ? pick(Path.of(""), Path.of("x".repeat(300)), Path.of(URI.create("jrt:/java.base")))
                    : Path.of(pick(NAMES));
        }
        if (type == Duration.class) {
            return hostile
                    ? pick(Duration.ofNanos(-1), Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))
                    : Duration.ofMillis(random.nextInt(5));
        }
        if (type == Instant.class) {
            return hostile ? pick(Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1)) : Instant.EPOCH.plusSeconds(1);
        }
        if (type == BitSet.class) {
            BitSet bits = new BitSet();
            bits.set(hostile ? 1 << 20 : 0);
            return hostile && random.nextBoolean() ? new BitSet() : bits;
        }
        if (type == List.class) {
            List<Object> list = new ArrayList<>();
            list.add(hostile ? null : "x");
            return hostile ? list : List.of();
        }
        if (type == SocketAddress.class) {
            return hostile
                    ? pick(
                            InetSocketAddress.createUnresolved("nowhere", 1),
                            UnixDomainSocketAddress.of("x".repeat(200)))
                    : pick(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            UnixDomainSocketAddress.of("socket"));
        }
        if (type == Supplier.class) {
            Supplier<RingBackend> backend = hostile ? () -> null : LibcBackend::new;
            return backend;
        }
        return type.isInterface() ? callback(type, hostile) : "an object";
    }

    /** What does nothing or throws. */
    private Object callback(Class<?> type, boolean hostile) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> type.getSimpleName();
                };
            }
            if (hostile) {
                throw new Judge.Intended();
            }
            Class<?> result = method.getReturnType();
            return result.isPrimitive() && result != void.class ? primitive(result, false) : null;
        });
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
