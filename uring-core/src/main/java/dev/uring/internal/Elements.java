package dev.uring.internal;

import static java.util.Objects.requireNonNull;

/** Arrays of arguments. */
public final class Elements {
    private Elements() {}

    /**
     * The array, when it and all that it holds is there.
     *
     * @throws NullPointerException naming the array, or the element
     */
    public static <T> T[] nonNull(T[] array, String name) {
        requireNonNull(array, name);
        for (int i = 0; i < array.length; i++) {
            if (array[i] == null) {
                throw new NullPointerException(name + "[" + i + "]");
            }
        }
        return array;
    }
}
