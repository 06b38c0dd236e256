package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java gets a locale with UTF-8, whatever the environment says: file names are encoded by it. */
class LocaleTest {

    private static final String KEPT = "-";
    private static final String REPLACED = "C.UTF-8";

    @TempDir
    private Path scratch;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(scratch);
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of(Map.of(), REPLACED),
                Arguments.of(Map.of("LC_ALL", "C"), REPLACED),
                Arguments.of(Map.of("LC_ALL", "POSIX"), REPLACED),
                Arguments.of(Map.of("LANG", "C"), REPLACED),
                Arguments.of(Map.of("LC_CTYPE", "C"), REPLACED),
                Arguments.of(Map.of("LC_ALL", ""), REPLACED),
                Arguments.of(Map.of("LANG", "xx_YY.UTF-8"), REPLACED),
                Arguments.of(Map.of("LC_ALL", "xx_YY"), REPLACED),
                Arguments.of(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"), REPLACED),
                Arguments.of(Map.of("LANG", "de_DE.ISO-8859-1"), REPLACED),
                Arguments.of(Map.of("LANG", "C.UTF-8"), KEPT),
                Arguments.of(Map.of("LC_CTYPE", "C.UTF-8", "LANG", "C"), KEPT),
                Arguments.of(Map.of("LC_ALL", "C.utf8"), "C.utf8"));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void isReplacedWhereItIsNotUtf8(Map<String, String> locale, String expected) throws Exception {
        checkout.hollowDistribution("1");
        Files.writeString(checkout.jdk("jdk-25", "25.0.1").resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"${LC_ALL:--}\"\n");
        var environment = new HashMap<>(checkout.pretendedJdk());
        environment.putAll(locale);
        try (var started = checkout.start(checkout.launcher(), environment, "stdio")) {
            assertEquals(0, started.end(), started.err());
            assertEquals(expected, started.out().strip());
        }
    }

    @Test
    void namesBeyondAsciiWorkWithAnEmptyEnvironment() throws Exception {
        var jdk = checkout.realDistribution("1").resolve("jdk");
        Map<String, String> java = Files.exists(jdk) ? Map.of() : Map.of("JAVA_HOME", System.getProperty("java.home"));
        var listed = call(java, "project_list_files");
        assertTrue(listed.contains("\u00fcnter/\u65e5\u672c.ato") && listed.contains("\ud83d\ude00.ato"), listed);
        assertTrue(listed.contains("ne\u0301.ato") && listed.contains("n\u00e9.ato") && !listed.contains("bad"), listed);
        assertTrue(listed.contains("5 files. 1 more can't be listed"), listed);
        assertTrue(call(java, "project_search", "--arg", "query=needle").contains("4 hits in 4 files"));
    }

    private String call(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var script = Files.writeString(scratch.resolve("call"), script(checkout.launcher()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var started = checkout.start(script, environment, arguments)) {
            assertEquals(0, started.end(), started.err());
            return started.out();
        }
    }

    /** Makes a project whose directory and files have names beyond ASCII, and one name that isn't UTF-8, then calls a tool in it. */
    private static String script(Path launcher) {
        return """
                #!/bin/sh
                project=$(printf 'gr\\303\\266\\303\\237e \\346\\227\\245')
                mkdir -p "$project/$(printf '\\303\\274nter')" && cd "$project" || exit 9
                printf 'builds: {}\\n' >ato.yaml
                printf '# needle\\n' >"$(printf '\\303\\274nter/\\346\\227\\245\\346\\234\\254.ato')"
                printf '# needle\\n' >"$(printf '\\360\\237\\230\\200.ato')"
                printf '# needle\\n' >"$(printf 'ne\\314\\201.ato')"
                printf '# needle\\n' >"$(printf 'n\\303\\251.ato')"
                printf '# needle\\n' >"$(printf 'bad\\377.ato')"
                exec "%s" call "$@" --project "$PWD"
                """.formatted(launcher);
    }
}
