package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.memory.FileMemory;
import io.atopile.mcp.agent.memory.FileMemoryEntry;
import io.atopile.mcp.model.ConversationItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifies the model before each request of what has become stale; looks for changes by others first. */
final class StaleContextNotice {

    private static final int CHARACTERS = 4_000;
    private static final String HEAD = "Something changed since you looked. What this run knows about files and builds (steps are event numbers):\n";

    private final LiveRun run;
    private final Optional<ProjectFiles> files;

    StaleContextNotice(LiveRun run) {
        this.run = run;
        this.files = run.state().spec().project().map(Path::of).map(ProjectFiles::new);
    }

    void recordStaleContext() {
        var foreign = files.map(this::collectForeignChanges).orElse(List.of());
        if (!foreign.isEmpty()) {
            run.record(new RunEvent.FilesNoted(foreign));
        }
        var known = run.state().knowledge();
        if (known.hasNews()) {
            var note = ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, HEAD + known.memory().render(CHARACTERS));
            run.record(new RunEvent.ContextGiven(RunEvent.ContextGiven.MEMORY, false, List.of(run.keep(note)), Optional.empty()));
        }
    }

    private List<FileObservation> collectForeignChanges(ProjectFiles now) {
        FileMemory memory = run.state().knowledge().memory();
        return memory.files().entrySet().stream()
                .filter(file -> file.getValue().read().isPresent())
                .flatMap(file -> change(file, now).stream())
                .toList();
    }

    private static Optional<FileObservation> change(Map.Entry<String, FileMemoryEntry> file, ProjectFiles now) {
        var known = file.getValue().hash();
        return switch (now.readContent(file.getKey())) {
            case ProjectFiles.Content.Here(var rev) -> findChange(file.getKey(), known, Optional.of(rev));
            case ProjectFiles.Content.Gone _ -> findChange(file.getKey(), known, Optional.empty());
            case ProjectFiles.Content.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<FileObservation> findChange(String path, Optional<String> known, Optional<String> now) {
        return known.equals(now)
                ? Optional.empty()
                : Optional.of(new FileObservation(path, now, FileObservation.How.CHANGED_ELSEWHERE));
    }
}
