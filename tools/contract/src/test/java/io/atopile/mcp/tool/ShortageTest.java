package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShortageTest {

    static Stream<Arguments> failures() {
        var full = new IOException("No space left on device");
        return Stream.of(
                Arguments.of(full, Optional.of(Shortage.DISK)),
                Arguments.of(new UncheckedIOException(full), Optional.of(Shortage.DISK)),
                Arguments.of(new IllegalStateException("while saving", new CompletionException(full)), Optional.of(Shortage.DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Disk quota exceeded"), Optional.of(Shortage.DISK)),
                Arguments.of(new IOException("File too large"), Optional.of(Shortage.DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Read-only file system"), Optional.of(Shortage.READ_ONLY_DISK)),
                Arguments.of(new FileSystemException("/secret/x", null, "Too many open files"), Optional.of(Shortage.OPEN_FILES)),
                Arguments.of(new IOException("Too many open files in system"), Optional.of(Shortage.OPEN_FILES)),
                Arguments.of(new IOException("Cannot run program \"/x\": error=11, Resource temporarily unavailable"), Optional.of(Shortage.PROCESSES)),
                Arguments.of(new OutOfMemoryError("Java heap space"), Optional.of(Shortage.MEMORY)),
                Arguments.of(new IllegalStateException(new OutOfMemoryError("Java heap space")), Optional.of(Shortage.MEMORY)),
                Arguments.of(new AccessDeniedException("/secret/x"), Optional.empty()),
                Arguments.of(new IllegalStateException("No space left on device"), Optional.empty()),
                Arguments.of(new StackOverflowError(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCauseIsFoundAndNoPathIsSaid(Throwable failure, Optional<Shortage> expected) {
        var found = Shortage.of(failure);
        assertEquals(expected, found);
        assertEquals(Optional.<Boolean>empty(), found.map(Shortage::message).map(message -> message.contains("/")).filter(has -> has));
    }
}
