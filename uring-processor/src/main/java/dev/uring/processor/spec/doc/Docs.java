package dev.uring.processor.spec.doc;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Reads documentation. */
public interface Docs {
    /** The documentation of a spec or of a method of one. */
    Doc of(Element element);

    /** A reader; where there is no javac, it finds none. Overriding methods inherit theirs all the same. */
    static Docs in(ProcessingEnvironment environment, GeneratedTypes generated) {
        try {
            return new DocReader(environment, generated);
        } catch (LinkageError _) {
            return _ -> Doc.NONE;
        }
    }
}
