package dev.uring.register;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.QueryOp;
import dev.uring.kernel.RegisterOp;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringQueryOpcode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Prints, after the last test, what was tried of every registration operation. */
final class RegisterReport implements BeforeAllCallback, AutoCloseable {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(RegisterReport.class))
                .getOrComputeIfAbsent(RegisterReport.class, _ -> this);
    }

    @Override
    public void close() {
        String table = table();
        System.out.println(table);
        try {
            Files.writeString(Path.of("target", "register-operations.md"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() {
        StringJoiner rows = new StringJoiner("\n", "", "\n");
        rows.add("| # | operation | since | this kernel | succeeded | through | errors provoked | ocalls |");
        rows.add("|--|--|--|--|--|--|--|--|");
        int known = knownOperations();
        for (int operation = 0; operation < RegisterOp.IORING_REGISTER_LAST; operation++) {
            RegisterLog.Entry entry = RegisterLog.of(operation);
            rows.add("| %d | %s | %s | %s | %d | %s | %s | %s |"
                    .formatted(
                            operation,
                            RegisterOp.name(operation),
                            RegisterOp.since(operation),
                            known == 0 ? "?" : operation < known ? "yes" : "no",
                            entry.successes,
                            text(entry.ways),
                            text(entry.errors),
                            entry.cannotCross ? "refused before the call" : ""));
        }
        return rows.toString();
    }

    private static String text(Collection<?> words) {
        return words.stream()
                .map(word -> word.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** How many operations the running kernel says it has; 0 when it does not say. */
    private static int knownOperations() {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment answer = IoUringQueryOpcode.allocate(backend.argumentMemory());
            MemorySegment query = IoUringQueryHdr.allocate(backend.argumentMemory());
            IoUringQueryHdr.queryData(query, answer.address());
            IoUringQueryHdr.queryOp(query, QueryOp.IO_URING_QUERY_OPCODES);
            IoUringQueryHdr.size(query, (int) IoUringQueryOpcode.SIZE);
            int result = backend.register(-1, RegisterOp.IORING_REGISTER_QUERY, query, 0);
            return result < 0 ? 0 : IoUringQueryOpcode.nrRegisterOpcodes(answer);
        }
    }
}
