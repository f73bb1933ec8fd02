package dev.uring.processor.spec;

/**
 * A method whose value is how much of some memory the kernel uses.
 *
 * @param method the method
 * @param memory the name of the field of memory
 * @param isField whether the method is a field too; else its value is computed
 * @param place the annotation
 */
public record SizeSpec(Method method, String memory, boolean isField, Place place) {

    /** The method's name. */
    public String name() {
        return method.name();
    }
}
