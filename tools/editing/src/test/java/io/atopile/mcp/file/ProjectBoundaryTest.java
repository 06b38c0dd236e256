package io.atopile.mcp.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Reason;
import io.atopile.mcp.file.PathResolution.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectBoundaryTest {

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private Path outside = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        temporary = temporary.toRealPath();
        root = Files.createDirectory(temporary.resolve("board"));
        outside = Files.createDirectory(temporary.resolve("board-secrets"));
        Files.writeString(outside.resolve("passwords"), "secret");
        Files.writeString(root.resolve("ato.yaml"), "");
        Files.writeString(root.resolve("main.ato"), "");
        Files.createDirectories(root.resolve("elec/src"));
        Files.writeString(root.resolve("elec/src/power.ato"), "");
        Files.createDirectories(root.resolve("elec/build"));
        Files.createDirectories(root.resolve("parts/own"));
        Files.writeString(root.resolve("parts/own/ato.yaml"), "");
        Files.createDirectories(root.resolve(".git/refs"));
        Files.createSymbolicLink(root.resolve("src"), Path.of("elec/src"));
        Files.createSymbolicLink(root.resolve("top"), Path.of("src/power.ato"));
        Files.createSymbolicLink(root.resolve("out"), outside);
        Files.createSymbolicLink(root.resolve("out-file"), outside.resolve("passwords"));
        Files.createSymbolicLink(root.resolve("out-relative"), Path.of("../board-secrets/passwords"));
        Files.createSymbolicLink(root.resolve("nowhere"), Path.of("not/there"));
        Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(root.resolve("history"), Path.of(".git"));
    }

    @ParameterizedTest
    @CsvSource({
        "main.ato, main.ato",
        "./main.ato, main.ato",
        "elec//src/./power.ato, elec/src/power.ato",
        "elec/../main.ato, main.ato",
        "src/power.ato, elec/src/power.ato",
        "src/../build, elec/build",
        "top, elec/src/power.ato",
        "new/folder/file.ato, new/folder/file.ato",
        "., ''",
        "elec/.., ''",
        ".env.example, .env.example",
        "id_pins.ato, id_pins.ato",
        "elec/build/x.py, elec/build/x.py",
        ".gitignore, .gitignore",
        "..hidden, ..hidden",
    })
    void leadsInside(String asked, String relative) throws IOException {
        var located = ProjectBoundary.of(root).toWrite(asked);
        assertEquals(relative, assertInstanceOf(Inside.class, located).relative());
        assertEquals(root.resolve(relative).normalize(), ((Inside) located).real());
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        ".., OUTSIDE",
        "../board-secrets/passwords, OUTSIDE",
        "elec/../../board/main.ato, OUTSIDE",
        "src/../../../main.ato, OUTSIDE",
        "new/../../x, OUTSIDE",
        "new/../main.ato, OUTSIDE",
        "/etc/passwd, OUTSIDE",
        "/, OUTSIDE",
        "out, LINK_OUT",
        "out/passwords, LINK_OUT",
        "out/../board/main.ato, LINK_OUT",
        "out-file, LINK_OUT",
        "out-relative, LINK_OUT",
        "nowhere, LINK_OUT",
        "circle/x, LINK_OUT",
        "main.ato/x, NOT_A_FOLDER",
        ".git, PRIVATE",
        ".GIT/config, PRIVATE",
        "elec/.git/config, PRIVATE",
        "history/config, PRIVATE",
        ".env, PRIVATE",
        ".env.local, PRIVATE",
        "keys/server.pem, PRIVATE",
        "keys/Server.KEY, PRIVATE",
        "id_rsa, PRIVATE",
        "id_ed25519.bak, PRIVATE",
        "home/.ssh/config, PRIVATE",
        ".netrc, PRIVATE",
        "prod.env, PRIVATE",
        "deploy/Prod.ENV, PRIVATE",
        "secrets.json, PRIVATE",
        "secrets/plain.txt, PRIVATE",
        "secret.yaml, PRIVATE",
        "infra/live.tfvars, PRIVATE",
        "infra/live.tfvars.json, PRIVATE",
        "terraform.tfstate, PRIVATE",
        ".dockercfg, PRIVATE",
        ".docker/config.json, PRIVATE",
        "vault.kdb, PRIVATE",
        "cert.der, PRIVATE",
        "service-account.json, PRIVATE",
        "service_account-prod.json, PRIVATE",
        "wallet.dat, PRIVATE",
        "hot-wallet.json, PRIVATE",
        "client_secret_123.json, PRIVATE",
        "application_default_credentials.json, PRIVATE",
        "api_keys.txt, PRIVATE",
        "my-private-key.txt, PRIVATE",
        "server.p8, PRIVATE",
        ".env., PRIVATE",
        "'.env ', PRIVATE",
        ".env::$DATA, PRIVATE",
        ".e​nv, PRIVATE",
        "x:y.pem, PRIVATE",
    })
    void refusesToRead(String asked, Reason reason) throws IOException {
        var refused = assertInstanceOf(Refused.class, ProjectBoundary.of(root).toRead(asked));
        assertEquals(reason, refused.reason());
        assertShowsNoPath(refused.message());
        assertEquals(refused, ProjectBoundary.of(root).toWrite(asked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "build/builds/default/default.bom.csv", ".ato/modules/atopile/x.ato", "parts/own/build/x", "elec/.ato/x", "Build/x"})
    void generatedPlacesAreReadAndNotWritten(String asked) throws IOException {
        assertInstanceOf(Inside.class, ProjectBoundary.of(root).toRead(asked));
        var refused = assertInstanceOf(Refused.class, ProjectBoundary.of(root).toWrite(asked));
        assertEquals(Reason.GENERATED, refused.reason());
        assertShowsNoPath(refused.message());
    }

    @Test
    void refusesWhatNoFileSystemHolds() throws IOException {
        var scope = ProjectBoundary.of(root);
        assertEquals(Reason.MALFORMED, refusal(scope, "main\0.ato"));
        assertEquals(Reason.MALFORMED, refusal(scope, "main\n.ato"));
        assertEquals(Reason.TOO_LONG, refusal(scope, "x".repeat(5_000)));
        assertEquals(Reason.TOO_LONG, refusal(scope, "x".repeat(300)));
    }

    @Test
    void takesAnAbsolutePathThatLiesInside() throws IOException {
        var alias = Files.createSymbolicLink(temporary.resolve("alias"), root);
        assertEquals(new Inside(root.resolve("main.ato"), "main.ato"), ProjectBoundary.of(root).toRead(root.resolve("main.ato").toString()));
        assertEquals(new Inside(root.resolve("main.ato"), "main.ato"), ProjectBoundary.of(alias).toRead(alias.resolve("main.ato").toString()));
        assertEquals(Reason.OUTSIDE, refusal(ProjectBoundary.of(root), root.resolve("../board-secrets/passwords").toString()));
    }

    @Test
    void needsAFolder() {
        assertThrows(IOException.class, () -> ProjectBoundary.of(root.resolve("main.ato")));
        assertThrows(IOException.class, () -> ProjectBoundary.of(root.resolve("none")));
    }

    private static Reason refusal(ProjectBoundary scope, String asked) {
        var refused = assertInstanceOf(Refused.class, scope.toRead(asked));
        assertFalse(refused.message().contains("xxxxxxxxxx"));
        return refused.reason();
    }

    private void assertShowsNoPath(String message) {
        assertFalse(message.contains(temporary.toString()), message);
        assertFalse(message.matches("(?s).*(^|[\\s'\"])/\\w.*"), message);
    }
}
