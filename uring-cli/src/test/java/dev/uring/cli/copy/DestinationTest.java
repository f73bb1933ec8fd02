package dev.uring.cli.copy;

import static dev.uring.cli.copy.Copies.assertHolds;
import static dev.uring.cli.copy.Copies.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interruption at every moment of a copy. */
class DestinationTest {
    @TempDir
    private Path directory;

    private Path source;
    private Path target;

    @BeforeEach
    void createSource() throws IOException {
        source = file(directory.resolve("source"), 10);
        target = directory.resolve("target");
    }

    @Test
    void interruptedBeforeFileIsOpen() throws IOException {
        Destination destination = prepare();

        assertFalse(destination.abandon());
        Files.createFile(destination.written());
        destination.opened();
        assertThrows(CopyException.class, destination::commit);
        assertFalse(destination.abandon());

        assertHolds(directory, "source");
    }

    @Test
    void interruptedBeforeCommit() throws IOException {
        file(target, 20);
        Destination destination = prepare();

        destination.opened();
        Files.write(destination.written(), new byte[5]);
        assertFalse(destination.abandon());
        assertThrows(CopyException.class, destination::commit);

        assertHolds(directory, "source", "target");
        assertEquals(20, Files.size(target));
    }

    @Test
    void interruptedBeforeCommitInPlace() throws IOException {
        file(target, 20);
        Files.createLink(directory.resolve("other name"), target);
        Destination destination = prepare();

        destination.opened();
        assertEquals(target, destination.written());
        assertTrue(destination.abandon());
        assertThrows(CopyException.class, destination::commit);

        assertEquals(0, Files.size(target));
    }

    @Test
    void fileThatWasNotOpenedKeepsItsContent() throws IOException {
        file(target, 20);
        Files.createLink(directory.resolve("other name"), target);

        assertFalse(prepare().abandon());

        assertEquals(20, Files.size(target));
    }

    @Test
    void interruptedAfterCommit() throws IOException {
        Destination destination = prepare();

        Files.write(destination.written(), new byte[5]);
        destination.opened();
        destination.commit();
        assertFalse(destination.abandon());

        assertEquals(5, Files.size(target));
    }

    private Destination prepare() throws CopyException {
        return Destination.prepare(CopyPlan.of(source.toString(), target.toString()));
    }
}
