package dev.uring.processor.spec.doc;

/**
 * Documentation as it goes into the generated class: whatever the author wrote, it passes doclint there. Names of types are
 * qualified, because that file has none of the spec's imports.
 *
 * @param main the text before the block tags; empty when there is none
 * @param tags the block tags
 * @param deprecation the tag that says why it is deprecated, which is among the tags too
 * @param summary the first sentence, on one line
 * @param markdownSummary the same for a comment in Markdown
 * @param markdown whether the text is in Markdown ({@code ///}), else in HTML
 */
public record Doc(
        String main, String tags, String deprecation, String summary, String markdownSummary, boolean markdown) {

    /** No documentation. */
    public static final Doc NONE = new Doc("", "", "", "", "", false);
}
