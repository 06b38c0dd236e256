package io.atopile.mcp.agent.memory;

import java.util.Optional;

/** Everything that is remembered of one file. */
public record Remembered(Optional<Fact.FileRead> read, Optional<Fact.FileChanged> change) {

    static final Remembered NOTHING = new Remembered(Optional.empty(), Optional.empty());

    Remembered with(Fact.FileRead latest) {
        return new Remembered(Optional.of(latest), change);
    }

    Remembered with(Fact.FileChanged latest) {
        return new Remembered(read, Optional.of(latest));
    }

    /** Whether what the model saw is not what stands there. A file that was changed back is as it was seen. */
    public boolean stale() {
        return read.flatMap(seen -> change.map(changed -> changed.step() > seen.step()
                        && !changed.hash().equals(Optional.of(seen.hash()))))
                .orElse(false);
    }

    /** Of the file's content as far as is known; empty when it is gone. */
    public Optional<String> hash() {
        var changedLast = change.filter(changed -> read.map(seen -> changed.step() >= seen.step()).orElse(true));
        return changedLast.isPresent() ? changedLast.get().hash() : read.map(Fact.FileRead::hash);
    }

    long latest() {
        return Math.max(
                read.map(Fact::step).orElse(Long.MIN_VALUE), change.map(Fact::step).orElse(Long.MIN_VALUE));
    }
}
