/** What the packages of the library share, and no other module sees. */
package dev.uring.internal;
