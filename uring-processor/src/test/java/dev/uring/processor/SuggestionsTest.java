package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message proposes instead of a near miss. */
class SuggestionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            long offset();                                              | perhaps @SqeField(OFF)
            int length();                                               | perhaps @SqeField(LEN)
            int bufIndx();                                              | perhaps @SqeField(BUF_INDEX)
            int whatever();                                             | say which member it fills, or make it private
            @SqeField(Slot.LEN) long length();                          | declare it int
            @SqeField(Slot.LEN) java.lang.foreign.MemorySegment data(); | such as ADDR
            @SqeField(Slot.ADDR) Long address();                        | declare it long
            @SqeField(Slot.ADDR) String path();                         | arena.allocateFrom(text)
            @SqeField(Slot.FD) java.io.FileDescriptor file();           | declare it dev.uring.Fd
            @SqeField(Slot.FD) Fd file();                               | import dev.uring.Fd
            @SqeField(Slot.ADDR) int[] numbers();                       | byte[] in the payload of a command
            @SqeField(Slot.RW_FLAGS) Thread.State state();              | let it implement dev.uring.SqeBits
            @SqeField(Slot.OFF) int build();                            | `operationBuild`
            @SqeField(value = Slot.CMD, at = 16) long far();            | say sqe128 = true for 80
            @SqeField(value = Slot.CMD, at = 80) long far();            | check at and size
            """)
    void isSuggested(String method, String suggestion) {
        Compilation compilation = Sources.compileWithRuntime(
                JavaFileObjects.forSourceString("near.Fd", "package near; final class Fd {}"),
                JavaFileObjects.forSourceString("near.MissSpec", """
                        package near;

                        import dev.uring.annotations.*;

                        @Opcode(1)
                        interface MissSpec {
                            %s
                        }
                        """.formatted(method)));
        String message = compilation.errors().getFirst().getMessage(null);
        assertTrue(message.contains(suggestion), message);
    }
}
