package dev.uring.kernel;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Linux release, such as 6.18. Releases are orientation, not proof: distributions port features back, so ask the kernel
 * where it matters.
 *
 * {@snippet class="dev.uring.snippet.CapabilitiesTest" region="version"}
 *
 * @param major the first number
 * @param minor the second number
 */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

    /** For an operation whose release was not declared; below every other. */
    public static final KernelVersion UNKNOWN = new KernelVersion(0, 0);

    /** The release {@code major.minor}. */
    public static KernelVersion of(int major, int minor) {
        return new KernelVersion(major, minor);
    }

    /**
     * Reads the first two numbers of a release, such as {@code 6.18.44-generic}.
     *
     * @throws IllegalArgumentException when the text does not start with two numbers
     */
    public static KernelVersion parse(String release) {
        requireNonNull(release, "release");
        Matcher matcher = RELEASE.matcher(release);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("kernel release \"" + release + "\" does not start with major.minor");
        }
        return new KernelVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(KernelVersion other) {
        requireNonNull(other, "other");
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return equals(UNKNOWN) ? "unknown" : major + "." + minor;
    }
}
