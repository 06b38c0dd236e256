package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceExhaustionTest {

    static Stream<Arguments> failures() {
        var full = new IOException("No space left on device");
        return Stream.of(
                Arguments.of(full, Optional.of(ResourceExhaustion.DISK)),
                Arguments.of(new UncheckedIOException(full), Optional.of(ResourceExhaustion.DISK)),
                Arguments.of(new IllegalStateException("while saving", new CompletionException(full)), Optional.of(ResourceExhaustion.DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Disk quota exceeded"), Optional.of(ResourceExhaustion.DISK)),
                Arguments.of(new IOException("File too large"), Optional.of(ResourceExhaustion.DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Read-only file system"), Optional.of(ResourceExhaustion.READ_ONLY_DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Too many open files"), Optional.of(ResourceExhaustion.OPEN_FILES)),
                Arguments.of(new IOException("Too many open files in system"), Optional.of(ResourceExhaustion.OPEN_FILES)),
                Arguments.of(new IOException("Cannot run program \"/x\": error=11, Resource temporarily unavailable"), Optional.of(ResourceExhaustion.PROCESSES)),
                Arguments.of(new OutOfMemoryError("Java heap space"), Optional.of(ResourceExhaustion.MEMORY)),
                Arguments.of(new IllegalStateException(new OutOfMemoryError("Java heap space")), Optional.of(ResourceExhaustion.MEMORY)),
                Arguments.of(new AccessDeniedException("/secret/x"), Optional.empty()),
                Arguments.of(new IllegalStateException("No space left on device"), Optional.empty()),
                Arguments.of(new StackOverflowError(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCauseIsFoundAndNoPathIsSaid(Throwable failure, Optional<ResourceExhaustion> expected) {
        var found = ResourceExhaustion.of(failure);
        assertEquals(expected, found);
        assertEquals(Optional.<Boolean>empty(), found.map(ResourceExhaustion::message).map(message -> message.contains("/")).filter(has -> has));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "DISK | TRANSIENT_BACKEND_ERROR | The project or the state directory can't be written: the disk is full | Free disk space, then try again.",
        "PROCESSES | TRANSIENT_BACKEND_ERROR | Can't start a program: the machine is out of memory or processes | Close other programs, then try again.",
        "MEMORY | BUDGET_EXHAUSTED | The call needs more memory than the server has | Request less data, or work on a smaller file."
    })
    void theResultSaysWhatIsExhaustedAndWhatToDo(ResourceExhaustion exhaustion, ErrorCode code, String message, String hint) {
        assertEquals(ToolResult.fail(code, message + ".", hint), exhaustion.asResult());
        assertEquals(message, exhaustion.message());
        assertEquals(hint, exhaustion.hint());
    }

    @Test
    void anExceptionThatIsItsOwnCauseIsNone() {
        var failure = new IllegalStateException() {
            @Override
            public synchronized Throwable getCause() {
                return this;
            }
        };
        assertEquals(Optional.empty(), ResourceExhaustion.of(failure));
    }
}
