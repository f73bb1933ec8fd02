package dev.uring.bench.comparison.program;

import dev.uring.bench.comparison.program.RingWorkload.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The workloads by name. */
final class Workloads {
    private Workloads() {}

    /** Opens the workload that the first argument names; the others are its parameters. */
    static Workload open(String... arguments) throws IOException {
        return switch (arguments[0]) {
            case "nop" -> new NopWorkload(Integer.parseInt(arguments[1]), Reading.FOR_EACH);
            case "reading" -> new NopWorkload(30, constant(Reading.class, arguments[1]));
            case "detached" -> new DetachedWorkload(30);
            case "kind" -> new MixedWorkload(constant(Kind.class, arguments[1]));
            case "mixed" -> new MixedWorkload(Kind.values());
            case "push-and-build" -> new PushAndBuildWorkload();
            case "deep" -> new DeepWorkload();
            case "build" -> new BuildWorkload(constant(BuildWorkload.Form.class, arguments[1]));
            case "build-mixed" -> new BuildWorkload(BuildWorkload.Form.values());
            case "read" ->
                new ReadWorkload(
                        Integer.parseInt(arguments[1]), Path.of(arguments[2]), arguments[3], arguments.length > 4);
            case "channel" -> new FileChannelWorkload(Path.of(arguments[1]), arguments[2], 0, arguments.length > 3);
            case "channels" ->
                new FileChannelThreadsWorkload(Integer.parseInt(arguments[1]), Path.of(arguments[2]), arguments[3]);
            case "asynchronous" ->
                new AsynchronousFileWorkload(Integer.parseInt(arguments[1]), Path.of(arguments[2]), arguments[3]);
            case "polled" -> new PolledWorkload(Integer.parseInt(arguments[1]));
            case "waiting" -> new WaitingWorkload(Integer.parseInt(arguments[1]));
            case "descriptors" -> new DescriptorsWorkload(Integer.parseInt(arguments[1]), arguments[2]);
            default -> throw new IllegalArgumentException("no workload " + arguments[0]);
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
