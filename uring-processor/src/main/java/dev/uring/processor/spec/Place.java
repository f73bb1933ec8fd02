package dev.uring.processor.spec;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Where a problem is shown: a declaration and, unless it is the declaration itself, the annotation on it. Only the reader
 * and the reporter look inside.
 *
 * @param annotation may be null
 */
public record Place(Element element, AnnotationMirror annotation) {}
