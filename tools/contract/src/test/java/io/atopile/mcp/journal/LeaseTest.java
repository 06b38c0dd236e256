package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

    @TempDir
    Path folder;

    /** Another process, which ends with 0 when it can have the lease. */
    static final class Other {

        private Other() {}

        public static void main(String[] args) {
            System.exit(Lease.take(Path.of(args[0])).isPresent() ? 0 : 1);
        }
    }

    private boolean anotherProcessMayHaveIt() throws IOException, InterruptedException {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Other.class.getName(),
                                folder.resolve("lease").toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void lookingAtItOrWantingItDoesNotEndIt() throws Exception {
        var file = folder.resolve("lease");
        try (var _ = Lease.take(file).orElseThrow()) {
            assertTrue(Lease.isHeld(file));
            assertTrue(Lease.take(file).isEmpty());
            assertTrue(Lease.take(folder.resolve("../" + folder.getFileName() + "/lease")).isEmpty());
            assertFalse(anotherProcessMayHaveIt());
        }
        assertFalse(Lease.isHeld(file));
        assertTrue(anotherProcessMayHaveIt());
        assertEquals(1, Lease.take(file).stream().peek(Lease::close).count());
    }
}
