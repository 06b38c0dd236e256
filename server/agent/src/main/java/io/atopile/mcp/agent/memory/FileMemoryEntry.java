package io.atopile.mcp.agent.memory;

import java.util.Optional;

/** What the memory contains about one file. */
public record FileMemoryEntry(Optional<MemoryEvent.FileRead> read, Optional<MemoryEvent.FileChanged> change) {

    static final FileMemoryEntry NOTHING = new FileMemoryEntry(Optional.empty(), Optional.empty());

    FileMemoryEntry with(MemoryEvent.FileRead latest) {
        return new FileMemoryEntry(Optional.of(latest), change);
    }

    FileMemoryEntry with(MemoryEvent.FileChanged latest) {
        return new FileMemoryEntry(read, Optional.of(latest));
    }

    /** Returns whether the file differs from what the model saw. A file that was changed back doesn't. */
    public boolean needsRefresh() {
        return read.flatMap(seen -> change.map(changed -> changed.step() > seen.step()
                        && !changed.hash().equals(Optional.of(seen.hash()))))
                .orElse(false);
    }

    /** Returns the hash of the file's content as far as the run can tell; empty if it was deleted. */
    public Optional<String> hash() {
        var changedLast = change.filter(changed -> read.map(seen -> changed.step() >= seen.step()).orElse(true));
        return changedLast.isPresent() ? changedLast.get().hash() : read.map(MemoryEvent.FileRead::hash);
    }

    long latest() {
        return Math.max(
                read.map(MemoryEvent::step).orElse(Long.MIN_VALUE), change.map(MemoryEvent::step).orElse(Long.MIN_VALUE));
    }
}
