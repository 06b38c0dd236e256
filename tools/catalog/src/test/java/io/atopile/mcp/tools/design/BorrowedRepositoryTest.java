package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.git.GitCli;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.RepositorySearchResult;
import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project whose git data would lead git to another repository, to other files, or to what blocks whoever reads it. */
@Timeout(60)
class BorrowedRepositoryTest {

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");
    private Repo secret = new Repo(Path.of(""));
    private Repo repo = new Repo(Path.of(""));
    private AtoCli ato;

    @BeforeEach
    void prepare() throws Exception {
        folder = temporary.toRealPath();
        ato = RealAto.in(RealAto.settings(folder.resolve("state")));
        secret = repository("private", "Secret");
        repo = repository("project", "Own");
    }

    @Test
    void sharedDataArePathsToTheByte() throws Exception {
        var project = Files.createDirectory(folder.resolve("crafted"));
        var data = Files.createDirectory(project.resolve("evil"));
        Files.writeString(project.resolve(".git"), "gitdir: evil\n");
        Files.writeString(data.resolve("gitdir"), project.resolve(".git") + "\n");
        Files.writeString(data.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(data.resolve("commondir"), " " + folder + "\n");
        var read = Files.createDirectories(data.resolve(" " + folder));
        Files.createDirectories(read.resolve("objects/info"));
        Files.createDirectories(read.resolve("refs/heads"));
        Files.writeString(read.resolve("config"), "[core]\n\trepositoryformatversion = 0\n");
        Files.writeString(read.resolve("objects/info/alternates"), secret.root().resolve(".git/objects") + "\n");
        Files.createSymbolicLink(read.resolve("refs/heads/main"), secret.root().resolve(".git/refs/heads/main"));
        refused(project, "does not refer back to it");
        Files.writeString(data.resolve("commondir"), folder + "\n");
        refused(project, "does not refer back to it");
    }

    @Test
    void objectsOfAnotherRepositoryAreNotBorrowed() throws Exception {
        Files.writeString(repo.root().resolve(".git/objects/info/alternates"), secret.root().resolve(".git/objects") + "\n");
        refused(repo.root(), "uses objects of another one");
    }

    @Test
    void noPartOfTheDataIsALinkThatLeadsOut() throws Exception {
        for (var name : List.of("HEAD", "config", "index", "packed-refs", "refs/heads/main", "refs/heads", "objects/ff", "logs/HEAD", "commondir")) {
            var other = repository("linked-" + name.replace('/', '-'), "Own");
            var link = other.root().resolve(".git").resolve(name);
            if (Files.exists(link)) {
                Files.move(link, folder.resolve("aside-" + name.replace('/', '-')));
            }
            Files.createSymbolicLink(link, secret.root().resolve(".git").resolve(name));
            refused(other.root(), name.equals("commondir") ? "does not refer back to it" : "points outside it");
        }
        Files.createSymbolicLink(repo.root().resolve(".git/refs/heads/odd"), Path.of("/proc/self/cwd/x"));
        refused(repo.root(), "points outside it");
    }

    @Test
    void aLinkWithinTheDataAndLinkedHooksAreOrdinary() throws Exception {
        Files.createSymbolicLink(repo.root().resolve(".git/refs/heads/same"), Path.of("main"));
        Files.createSymbolicLink(repo.root().resolve(".git/hooks/pre-commit"), Path.of("../../tools/check"));
        assertEquals("Own", subject(repo.root()));
    }

    @Test
    void aProjectThatIsABareRepositoryIsRefused() throws Exception {
        var within = Files.createDirectory(repo.root().resolve("within"));
        Repo.copy(secret.root().resolve(".git"), within);
        new Repo(within).git("config", "--file", "config", "core.worktree", ".");
        refused(within, "not in a git repository");
    }

    @Test
    void pipesAndDevicesBlockNobody() throws Exception {
        var project = Files.createDirectory(folder.resolve("blocked"));
        var data = Files.createDirectory(project.resolve("evil"));
        Files.writeString(project.resolve(".git"), "gitdir: ../evil\n");
        var outside = Files.createDirectory(folder.resolve("evil"));
        pipe(outside.resolve("config"));
        refused(project, "does not refer back to it");
        Files.delete(outside.resolve("config"));
        Files.createSymbolicLink(outside.resolve("config"), Path.of("/dev/zero"));
        refused(project, "does not refer back to it");
        Files.writeString(project.resolve(".git"), "gitdir: evil\n");
        pipe(data.resolve("config"));
        refused(project, "pipe");
        Files.delete(project.resolve(".git"));
        pipe(project.resolve(".git"));
        refused(project, "does not refer back to it");
    }

    @Test
    void worktreesAndSubmodulesOfTheUserAreTheirOwn() throws Exception {
        repo.git("worktree", "add", "-q", folder.resolve("beside").toString());
        repo.git("worktree", "add", "-q", repo.root().resolve("inside").toString());
        assertEquals("Own", subject(folder.resolve("beside")));
        assertEquals("Own", subject(repo.root().resolve("inside")));
        secret.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repo.root().toString(), "part");
        assertEquals("Own", subject(secret.root().resolve("part")));
        secret.git("-C", "part", "worktree", "add", "-q", folder.resolve("further").toString());
        assertEquals("Own", subject(folder.resolve("further")));
    }

    private Repo repository(String name, String subject) throws IOException, InterruptedException {
        var made = Repo.init(Files.createDirectory(folder.resolve(name)));
        Files.writeString(made.root().resolve("ato.yaml"), "builds: {}\n");
        made.commit(subject);
        return made;
    }

    /** As seen without a sandbox, where nothing but the examination keeps git within the repository. */
    private RepositorySearchResult search(Path project) throws InterruptedException {
        var git = GitCli.find(ato.access().orElseThrow().buildEnvironment(ChildEnvironment.GIT), Sandbox.NONE).orElseThrow();
        return GitRepository.of(git, project);
    }

    private void refused(Path project, String reason) throws InterruptedException {
        var none = assertInstanceOf(RepositorySearchResult.None.class, search(project));
        assertTrue(none.reason().contains(reason), none::reason);
    }

    /** As seen in the sandbox, which must reach all that the repository consists of. */
    private String subject(Path project) throws IOException, InterruptedException {
        var git = GitCli.find(ato.access().orElseThrow().buildEnvironment(ChildEnvironment.GIT), ato.sandbox()).orElseThrow();
        var found = assertInstanceOf(RepositorySearchResult.Found.class, GitRepository.of(git, project));
        return found.repository().findCommit("HEAD").orElseThrow().subject();
    }

    private static void pipe(Path file) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    }
}
