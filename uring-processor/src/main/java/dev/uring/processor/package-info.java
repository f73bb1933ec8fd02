/** The annotation processor: reads declarations, checks them, emits classes. */
package dev.uring.processor;
