package dev.uring.fuzz;

import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.Operation;
import dev.uring.Submitter;
import dev.uring.testing.Libc;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** One sequence of calls, which a number determines but for what the kernel does in its own time. */
final class Seed {
    private static final int CALLS = 80;
    private static final int MAX_DEPTH = 3;

    private final Surface surface;
    private final Reports reports;
    private final Random random;
    private final World world;
    private final Values values;
    private int depth;

    Seed(Surface surface, Reports reports, long number) throws IOException {
        this.surface = surface;
        this.reports = reports;
        random = new Random(number * 0x9E3779B97F4A7C15L);
        world = new World(random);
        values = new Values(world, this::make);
    }

    void run() throws InterruptedException {
        if (random.nextInt(3) == 0) {
            reports.awakable(world.makeAwakable());
        }
        for (int i = 0; i < CALLS; i++) {
            Callable callable = surface.pick(random);
            Object receiver = callable.isStatic() ? null : receiver(callable.type());
            if (callable.isStatic() || receiver != null) {
                attempt(callable, receiver, 0.3);
            }
            if (random.nextInt(4) == 0) {
                submit();
            }
        }
        submit();
        reports.calling("close");
        String fault = world.end();
        if (fault.equals("unfinished")) {
            reports.unfinished();
        } else if (!fault.isEmpty()) {
            reports.failed(fault, null);
        }
    }

    private Object receiver(Class<?> type) {
        Object known = random.nextInt(4) == 0 ? null : world.any(type);
        return known == null ? make(type) : known;
    }

    /** An object of a type, made with arguments as they should be. */
    private Object make(Class<?> type) {
        if (depth == MAX_DEPTH) {
            return null;
        }
        depth++;
        try {
            List<Callable> makers = surface.makers(type);
            for (int i = 0; i < 3 && !makers.isEmpty(); i++) {
                Object made = attempt(makers.get(random.nextInt(makers.size())), null, 0.03);
                if (type.isInstance(made)) {
                    return made;
                }
            }
            return null;
        } finally {
            depth--;
        }
    }

    /** Makes a call and judges what it throws; what it returns, or null. */
    private Object attempt(Callable callable, Object receiver, double hostility) {
        if (!isAllowed(callable, receiver)) {
            return null;
        }
        boolean adopts = callable.is(IoUring.class, "adopt") && random.nextInt(4) > 0;
        Object[] arguments = adopts ? world.bareRing() : values.arguments(callable, hostility);
        reports.calling(text(callable, receiver, arguments));
        try {
            Object result = callable.call(receiver, arguments);
            if (result != null && result != receiver) {
                world.add(result);
            }
            return result;
        } catch (Throwable thrown) {
            String fault = Judge.fault(callable, thrown);
            if (!fault.isEmpty()) {
                reports.failed(fault, thrown);
            }
            if (adopts) {
                Libc.close((int) arguments[0]);
            }
            return null;
        } finally {
            reports.returned();
        }
    }

    /** Whether a call ends, and leaves no more rings than can be. */
    private boolean isAllowed(Callable callable, Object receiver) {
        String name = callable.executable().getName();
        boolean waits = name.startsWith("submitAndWait") || name.equals("enter") || name.equals("waitForSpace");
        if (waits && (receiver instanceof Submitter || receiver instanceof IoUring) && !world.isAwakable(receiver)) {
            return false;
        }
        boolean opens = callable.result() == IoUring.class || callable.is(IoUringBuilder.class, "open");
        return !opens || world.hasRoomForRings();
    }

    private void submit() {
        try {
            Operation<?> operation = world.any(Operation.class);
            reports.calling("push " + operation);
            if (operation != null) {
                world.ring.submission().tryPush(operation);
            }
            reports.calling("submit");
            world.ring.submit();
        } catch (Throwable thrown) {
            boolean clear = thrown instanceof IllegalArgumentException
                    || thrown instanceof IllegalStateException
                    || thrown instanceof WrongThreadException
                    || thrown instanceof UnsupportedOperationException
                    || thrown instanceof IOException;
            if (!clear) {
                reports.failed("submitting threw a " + thrown.getClass().getSimpleName(), thrown);
            }
        } finally {
            reports.returned();
        }
    }

    private static String text(Callable callable, Object receiver, Object[] arguments) {
        StringJoiner text =
                new StringJoiner(", ", callable + "(", ")" + (receiver == null ? "" : " of " + short_(receiver)));
        for (Object argument : arguments) {
            text.add(short_(argument));
        }
        return text.toString();
    }

    private static String short_(Object value) {
        String text;
        try {
            text = value instanceof MemorySegment memory
                    ? Memory.describe(memory)
                    : value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
        } catch (RuntimeException e) {
            text = value.getClass().getSimpleName();
        }
        return text.length() > 150 ? text.substring(0, 150) + "…" : text;
    }
}
