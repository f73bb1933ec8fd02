package dev.uring.processor.spec;

/**
 * A documentation comment.
 *
 * @param text the text as written, without the comment's frame; empty when there is none
 * @param markdown whether it was written in Markdown ({@code ///})
 */
public record Doc(String text, boolean markdown) {}
