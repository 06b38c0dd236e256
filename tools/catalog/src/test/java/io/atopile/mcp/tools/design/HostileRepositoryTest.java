package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.atopile.mcp.git.GitCli;
import io.atopile.mcp.git.GitCommit;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.GitTree;
import io.atopile.mcp.git.RepositorySearchResult;
import io.atopile.mcp.git.TreeFile;
import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.RealAto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository that wants its own programs run, and files written elsewhere, whenever git looks at it. */
@Timeout(60)
class HostileRepositoryTest {

    @TempDir
    private Path folder;

    private Path mark = Path.of("");
    private Repo repo = new Repo(Path.of(""));
    private GitCli git;
    private AtoCli ato;

    @BeforeEach
    void hostile() throws Exception {
        ato = RealAto.in(RealAto.settings(folder.resolve("state")));
        git = GitCli.find(ato.access().orElseThrow().buildEnvironment(ChildEnvironment.GIT), ato.sandbox()).orElseThrow();
        mark = folder.resolve("was-run");
        repo = Repo.init(Files.createDirectory(folder.resolve("project")));
        Files.writeString(repo.root().resolve("ato.yaml"), "builds: {}\n");
        Files.writeString(repo.root().resolve("a.ato"), "module A:\n    pass\n");
        Files.writeString(repo.root().resolve(".gitattributes"), "* filter=evil diff=evil text eol=crlf ident\n");
        Files.createSymbolicLink(repo.root().resolve("link"), Path.of("/etc"));
        repo.commit("Innocent");
        arm();
    }

    @Test
    void nothingOfItIsRunAndNothingIsWritten() throws Exception {
        var repository = repository();
        var before = Files.getLastModifiedTime(repo.root().resolve(".git/index"));
        var commit = repository.findCommit("HEAD").orElseThrow();
        var tree = repository.findTree(commit).orElseThrow();
        assertEquals(List.of(".gitattributes", "a.ato", "ato.yaml"), tree.files().stream().map(TreeFile::path).toList());
        assertEquals(1, tree.leftOut());
        assertTrue(repository.present().contains("a.ato"));
        assertEquals("module A:\n    pass\n", contents(repository, tree, "a.ato"));
        assertFalse(Files.exists(mark));
        assertEquals(before, Files.getLastModifiedTime(repo.root().resolve(".git/index")));
    }

    @Test
    void whatIsNotThereIsNotFetched() throws Exception {
        var repository = repository();
        var commit = repository.findCommit("HEAD").orElseThrow();
        var tree = repository.findTree(commit).orElseThrow();
        var file = tree.files().get(1);
        Files.delete(repo.root().resolve(".git/objects").resolve(file.hash().substring(0, 2)).resolve(file.hash().substring(2)));
        try (var contents = repository.openBlobReader(ato.python())) {
            assertThrows(IOException.class, () -> contents.copy(file, new ByteArrayOutputStream()));
        }
        assertFalse(Files.exists(mark));
    }

    @Test
    void pathsThatLeadOutAreLeftOut() throws Exception {
        var blob = repo.git("rev-parse", "HEAD:a.ato");
        var entries = "100644 blob %1$s\t..\n100644 blob %1$s\t.GIT\n100644 blob %1$s\tfine\n160000 commit %2$s\tsub\n".formatted(blob, repo.git("rev-parse", "HEAD"));
        Files.writeString(folder.resolve("entries"), entries);
        var made = new ProcessBuilder("git", "mktree", "--missing").directory(repo.root().toFile()).redirectInput(folder.resolve("entries").toFile()).start();
        var tree = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, made.waitFor());
        var commit = repo.git("commit-tree", "-m", "Odd", tree);
        var found = repository().findTree(new GitCommit(commit, "Odd")).orElseThrow();
        assertEquals(List.of("fine"), found.files().stream().map(TreeFile::path).toList());
        assertEquals(3, found.leftOut());
    }

    private GitRepository repository() throws InterruptedException {
        return GitRepository.of(git, repo.root()) instanceof RepositorySearchResult.Found(var found) ? found : fail("no repository");
    }

    private String contents(GitRepository repository, GitTree tree, String path) throws IOException {
        var file = tree.files().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
        var out = new ByteArrayOutputStream();
        try (var contents = repository.openBlobReader(ato.python())) {
            contents.copy(file, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void arm() throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("evil.sh"), "#!/bin/sh\necho run >> '%s'\ncat\n".formatted(mark));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        for (var hook : List.of("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman")) {
            Files.copy(script, repo.root().resolve(".git/hooks/" + hook));
        }
        for (var setting : List.of(
                "core.fsmonitor", "core.pager", "core.sshCommand", "core.gitProxy", "core.editor", "core.alternateRefsCommand", "diff.external",
                "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "gpg.program",
                "pager.cat-file", "alias.rev-parse", "credential.helper", "remote.origin.uploadpack")) {
            repo.git("config", setting, setting.startsWith("alias") ? "!" + script : script.toString());
        }
        repo.git("config", "log.showSignature", "true");
        repo.git("config", "remote.origin.url", "ext::" + script);
        repo.git("config", "remote.origin.promisor", "true");
        repo.git("config", "extensions.partialClone", "origin");
        repo.git("config", "core.repositoryFormatVersion", "1");
        repo.git("config", "protocol.ext.allow", "always");
        repo.git("config", "filter.evil.required", "true");
        Files.deleteIfExists(mark);
    }
}
