package dev.uring.scenario;

import dev.uring.CompletionQueue;
import dev.uring.CqeConsumer;
import dev.uring.CqeCursor;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.LargeCqeConsumer;
import dev.uring.Operation;
import dev.uring.Registrar;
import dev.uring.Sqe;
import dev.uring.SubmissionQueue;
import dev.uring.Submitter;
import dev.uring.WaitClock;
import dev.uring.WaitOptions;
import dev.uring.WaitRegion;
import dev.uring.WaitSlot;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.ring.Nop;
import dev.uring.register.BufferOffer;
import dev.uring.register.BufferRing;
import dev.uring.register.BusyPolling;
import dev.uring.register.CompletionSignal;
import dev.uring.register.Personality;
import dev.uring.register.PieceConsumer;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import dev.uring.register.Restrictions;
import dev.uring.register.SyncCancel;
import dev.uring.register.WorkerAffinity;
import dev.uring.register.WorkerLimits;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Arguments with which the methods of a ring and of what it registered do their work. */
final class ValidCalls {
    /** The types whose methods are called. */
    static final List<Class<?>> TYPES = List.of(
            IoUring.class,
            SubmissionQueue.class,
            CompletionQueue.class,
            CqeCursor.class,
            Submitter.class,
            Registrar.class,
            WaitRegion.class,
            WaitSlot.class,
            BufferRing.class,
            RegisteredBuffers.class,
            RegisteredFiles.class,
            RegisteredFile.class,
            CompletionSignal.class,
            Personality.class,
            Restrictions.class,
            SyncCancel.class,
            BusyPolling.class,
            WorkerAffinity.class,
            WorkerLimits.class);

    /** The integers that a method takes, where they are not all 1. */
    private static final Map<String, int[]> INTEGERS = Map.ofEntries(
            Map.entry("IoUring.resize", new int[] {32, 128}),
            Map.entry("Submitter.enter", new int[] {0, 0, 0}),
            Map.entry("Registrar.call", new int[] {RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS, 2}),
            Map.entry("Registrar.tryCall", new int[] {RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS, 2}),
            Map.entry("Registrar.tryCallUnsafe", new int[] {RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS, 2}),
            Map.entry("WaitRegion.slot", new int[] {0}),
            Map.entry("BufferRing.builder", new int[] {1, 4, 64}),
            Map.entry("BufferRing.register", new int[] {1, 4, 64}),
            Map.entry("RegisteredBuffers.get", new int[] {0}),
            Map.entry("RegisteredBuffers.replace", new int[] {0}),
            Map.entry("RegisteredBuffers.remove", new int[] {0}),
            Map.entry("RegisteredBuffers.accept", new int[] {0, 1, 1}),
            Map.entry("RegisteredFiles.get", new int[] {0}),
            Map.entry("RegisteredFiles.installed", new int[] {4}),
            Map.entry("RegisteredFiles.sparse", new int[] {4, 2}),
            Map.entry("RegisteredBuffers.sparse", new int[] {4}));

    private final BusyRing busy;

    ValidCalls(BusyRing busy) {
        this.busy = busy;
    }

    /** Whether a method belongs to a ring; others have no part in reading. */
    static boolean isCallable(Method method) {
        boolean ofRing = List.of(method.getParameterTypes()).contains(IoUring.class);
        return !method.isBridge() && (ofRing || !Modifier.isStatic(method.getModifiers()));
    }

    /** What a method is called on. */
    Object receiver(Method method) throws IOException {
        Class<?> type = method.getDeclaringClass();
        List<Object> objects = List.of(
                busy.ring,
                busy.ring.submission(),
                busy.ring.completion(),
                busy.ring.completion().cursor(),
                busy.ring.submitter(),
                busy.ring.registrar(),
                busy.ring.waitRegion(),
                busy.ring.waitRegion().slot(0),
                busy.buffers,
                busy.table,
                busy.files,
                busy.file,
                new Restrictions(),
                new SyncCancel().userData(77),
                new BusyPolling(1, false, 0),
                WorkerLimits.of(busy.ring));
        if (Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        if (type == CompletionSignal.class) {
            return CompletionSignal.open(busy.ring);
        }
        return type == Personality.class
                ? Personality.register(busy.ring)
                : objects.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    Object[] arguments(Method method) throws IOException {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        int integers = 0;
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == int.class ? integer(method, integers++) : argument(method, types[i], i);
        }
        return arguments;
    }

    private int integer(Method method, int index) throws IOException {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (name.matches("BufferRing.(take|lend|forEach)")) {
            return index == 0 ? busy.result : busy.flags;
        }
        if (name.matches("RegisteredFiles?.(register|replace)|CompletionSignal.*")) {
            return busy.eventFd;
        }
        return INTEGERS.containsKey(name) ? INTEGERS.get(name)[index] : 1;
    }

    private Object argument(Method method, Class<?> type, int index) throws IOException {
        String name = method.getName();
        if (type == long.class) {
            return switch (name) {
                // The word of an entry that has its user data; all others make a NOP.
                case "tryPush" -> index == 4 ? busy.expect(nop()).userData() : 0L;
                case "offset", "data", "giveBack", "give" -> busy.lease;
                case "argument", "nested" -> 64L;
                case "allocate" -> 64L;
                default -> 0L;
            };
        }
        if (type == MemorySegment.class) {
            return switch (name) {
                case "call", "tryCall", "tryCallUnsafe" -> busy.ring.registrar().argument(8);
                default -> busy.memory;
            };
        }
        if (type == IoUring.class) {
            return busy.ring;
        }
        if (type == Operation.class) {
            return busy.expect(nop());
        }
        if (type == Operation[].class) {
            return new Operation<?>[] {busy.expect(nop())};
        }
        if (type == Sqe.class) {
            return busy.expect(nop()).build();
        }
        return type == Sqe[].class ? new Sqe[] {busy.expect(nop()).build()} : other(type);
    }

    private Object other(Class<?> type) throws IOException {
        Object[] values = {
            (CqeConsumer) (userData, _, _) -> busy.saw(userData),
            (LargeCqeConsumer) (userData, _, _, _, _) -> busy.saw(userData),
            (PieceConsumer) (_, _, _) -> {},
            (Runnable) () -> {},
            busy.batch,
            Duration.ofMillis(1),
            new WaitOptions().timeoutNanos(1_000_000),
            busy.ring.waitRegion().slot(0).set(new WaitOptions().timeoutNanos(1_000_000)),
            WaitClock.MONOTONIC,
            Fd.of(busy.eventFd),
            false,
            new int[] {1},
            new long[] {0},
            new MemorySegment[] {busy.memory},
            BitSet.valueOf(new long[] {1}),
            "an object"
        };
        for (Object value : values) {
            if (type.isInstance(value) || type == boolean.class && value instanceof Boolean) {
                return value;
            }
        }
        return type == BufferOffer.class ? busy.table.offer() : null;
    }

    private static Nop nop() {
        return Nop.of().userData(100);
    }
}
