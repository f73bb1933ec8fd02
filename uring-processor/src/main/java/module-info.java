/** The annotation processor that turns declared opcodes and C structures into classes. */
// The names of these two modules are in their manifests, so they do not change with the files' names.
@SuppressWarnings("requires-automatic")
module dev.uring.processor {
    requires java.compiler;
    // Another compiler may run the processor where javac is missing.
    requires static jdk.compiler;
    requires dev.uring.annotations;
    requires com.palantir.javapoet;
    requires static com.google.auto.service;

    provides javax.annotation.processing.Processor with
            dev.uring.processor.UringProcessor;
}
