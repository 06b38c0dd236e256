package io.atopile.mcp.agent.memory;

import java.util.Optional;

/** Everything that is remembered of one file. */
public record FileMemoryEntry(Optional<MemoryEvent.FileRead> read, Optional<MemoryEvent.FileChanged> change) {

    static final FileMemoryEntry NOTHING = new FileMemoryEntry(Optional.empty(), Optional.empty());

    FileMemoryEntry with(MemoryEvent.FileRead latest) {
        return new FileMemoryEntry(Optional.of(latest), change);
    }

    FileMemoryEntry with(MemoryEvent.FileChanged latest) {
        return new FileMemoryEntry(read, Optional.of(latest));
    }

    /** Whether what the model saw is not what stands there. A file that was changed back is as it was seen. */
    public boolean needsRefresh() {
        return read.flatMap(seen -> change.map(changed -> changed.step() > seen.step()
                        && !changed.hash().equals(Optional.of(seen.hash()))))
                .orElse(false);
    }

    /** Of the file's content as far as is known; empty when it is gone. */
    public Optional<String> hash() {
        var changedLast = change.filter(changed -> read.map(seen -> changed.step() >= seen.step()).orElse(true));
        return changedLast.isPresent() ? changedLast.get().hash() : read.map(MemoryEvent.FileRead::hash);
    }

    long latest() {
        return Math.max(
                read.map(MemoryEvent::step).orElse(Long.MIN_VALUE), change.map(MemoryEvent::step).orElse(Long.MIN_VALUE));
    }
}
