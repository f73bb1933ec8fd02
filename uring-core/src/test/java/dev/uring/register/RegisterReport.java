package dev.uring.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
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
        rows.add("| # | operation | since | exercised | through | errors provoked |");
        rows.add("|--|--|--|--|--|--|");
        for (int operation = 0; operation < RegisterOp.IORING_REGISTER_LAST; operation++) {
            RegisterLog.Entry entry = RegisterLog.of(operation);
            rows.add("| %d | %s | %s | %d | %s%s | %s |"
                    .formatted(
                            operation,
                            RegisterOp.name(operation),
                            RegisterOp.since(operation),
                            entry.successes,
                            entry.ways,
                            entry.cannotCross ? " not OCALL" : "",
                            entry.errors));
        }
        return rows.toString();
    }
}
