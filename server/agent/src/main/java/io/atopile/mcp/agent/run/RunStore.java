package io.atopile.mcp.agent.run;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.journal.Journal.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All runs of the user on this machine, one directory each. */
public final class RunStore {

    private final Path folder;
    private final Durability durability;
    private final UnaryOperator<String> redaction;

    /** {@code redaction} removes secrets from what is stored. */
    public RunStore(Path folder, Durability durability, UnaryOperator<String> redaction) {
        this.folder = folder;
        this.durability = durability;
        this.redaction = redaction;
    }

    public RunDirectory create(Instant now) {
        var run = getDirectory(RunId.run(now));
        run.create();
        return run;
    }

    public Optional<RunDirectory> find(String runId) {
        return RunId.isOne(runId) && Files.isDirectory(folder.resolve(runId)) ? Optional.of(getDirectory(runId)) : Optional.empty();
    }

    /** Returns all runs, newest first. */
    public List<RunDirectory> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(RunId::isOne)
                    .sorted(Comparator.reverseOrder())
                    .map(this::getDirectory)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes a run that nothing executes. */
    public void remove(RunDirectory run) {
        try (var _ = run.lease().orElseThrow(() -> new IllegalStateException(run.id() + " is being executed"))) {
            DirectoryTree.delete(run.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RunDirectory getDirectory(String runId) {
        return new RunDirectory(folder.resolve(runId), durability, redaction);
    }
}
