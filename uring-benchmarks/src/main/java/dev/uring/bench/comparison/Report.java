package dev.uring.bench.comparison;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Tells in words what was measured. */
final class Report {
    private static final double NANOS_PER_MICRO = 1000;

    private final List<Measurement> measurements;
    private final ToDoubleFunction<Slice> cost;
    private final StringBuilder text = new StringBuilder();

    /**
     * A report on slices.
     *
     * @param cost what of a slice is judged
     */
    Report(List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        this.measurements = measurements;
        this.cost = cost;
    }

    /** The medians, spreads and ratios of all programs, and the verdict on each bar. */
    String of(List<Experiment> experiments) {
        line(
                "%-26s %-22s %9s %9s %8s  %-22s %s",
                "", "program", "ns/op", "CPU ns", "B/op", "ratio (middle half)", "disturbed");
        for (Experiment experiment : experiments) {
            for (String program : experiment.programs().keySet()) {
                describe(experiment, program);
            }
        }
        line("");
        verdicts(experiments).forEach(verdict -> text.append(verdict).append('\n'));
        return text.toString();
    }

    /** The latencies of all programs in microseconds, over all slices. */
    String latencies(List<Experiment> experiments) {
        line("%-26s %-22s %9s %9s %9s %9s", "latency in µs", "program", "p50", "p99", "p99.9", "timed");
        for (Experiment experiment : experiments) {
            for (String program : experiment.programs().keySet()) {
                Histogram all = new Histogram(Slice.DIGITS);
                Measurement.select(measurements, experiment.name(), program)
                        .forEach(m -> all.add(m.slice().latencies()));
                line(
                        "%-26s %-22s %9.1f %9.1f %9.1f %9d",
                        experiment.name(),
                        program,
                        all.getValueAtPercentile(50) / NANOS_PER_MICRO,
                        all.getValueAtPercentile(99) / NANOS_PER_MICRO,
                        all.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
                        all.getTotalCount());
            }
        }
        return text.toString();
    }

    /** The verdict on each bar. */
    List<Verdict> verdicts(List<Experiment> experiments) {
        return experiments.stream()
                .flatMap(experiment -> experiment.bars().stream().map(bar -> judge(experiment, bar)))
                .toList();
    }

    private void describe(Experiment experiment, String program) {
        List<Measurement> all =
                Measurement.select(measurements, experiment.name(), program).toList();
        Statistics ratio =
                Statistics.of(all.stream().mapToDouble(m -> m.ratio(cost)).toArray());
        line(
                "%-26s %-22s %9.1f %9.1f %8.2f  %.3f (%.3f..%.3f)   %d of %d",
                experiment.name(),
                program,
                median(all, Slice::nanosecondsPerOperation),
                median(all, Slice::cpuPerOperation),
                median(all, Slice::bytesPerOperation),
                ratio.median(),
                ratio.low(),
                ratio.high(),
                all.stream().filter(m -> m.slice().isDisturbed()).count(),
                all.size());
    }

    private Verdict judge(Experiment experiment, Experiment.Bar bar) {
        Statistics ratio =
                Statistics.of(Measurement.ratios(measurements, experiment.name(), bar.program(), bar.against(), cost));
        String figure = String.format(
                Locale.ROOT,
                "%s is %.3f (%.3f..%.3f) x %s",
                bar.program(),
                ratio.median(),
                ratio.low(),
                ratio.high(),
                bar.against());
        return new Verdict(experiment.name(), figure, ratio.median(), bar.limit());
    }

    private static double median(List<Measurement> measurements, ToDoubleFunction<Slice> value) {
        return Statistics.of(measurements.stream()
                        .map(Measurement::slice)
                        .mapToDouble(value)
                        .toArray())
                .median();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
