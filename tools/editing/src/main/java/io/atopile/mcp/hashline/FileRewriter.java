package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Replaces a text with a changed version of it, for tools that understand a file's format. */
public final class FileRewriter {

    private final EditingContext kit;

    public FileRewriter(EditingContext kit) {
        this.kit = kit;
    }

    /**
     * Writes the changed text if the file still contains the original.
     *
     * @param before what was read
     * @param after the changed text without byte order mark, which stays as it is
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome rewrite(Inside place, TextLines before, String after) throws InterruptedException {
        var marked = new ByteArrayOutputStream();
        marked.writeBytes(Arrays.copyOf(before.bytes(), before.start(1)));
        marked.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return switch (FileContent.of(marked.toByteArray())) {
            case TextLines lines -> kit.runExclusively(List.of(place), () -> replace(place, before, lines), RefusedChange::of);
            case FileContent.NotText(var reason) -> RefusedChange.of(Kind.BAD_EDIT, "The result would be unusable: it " + reason.message());
        };
    }

    private ChangeOutcome replace(Inside place, TextLines before, TextLines after) throws IOException {
        if (!(CurrentFileState.read(place) instanceof CurrentFileState.File file && Arrays.equals(file.bytes(), before.bytes()))) {
            return RefusedChange.of(Kind.CHANGED_MEANWHILE, "Someone else changed the file in the meantime; read it again");
        }
        var change = ChangeRecord.ofEdit(ChangeRecord.generateId(), before.revision(), after.revision(), List.of(LineDiff.computeBlock(before, after)));
        return JournaledFileWriter.toChangeOutcome(
                new JournaledFileWriter(kit, place).replace(before, after, () -> change),
                warnings -> new Done(change, place.relative(), Optional.of(after), AnchoredPage.EMPTY, warnings));
    }
}
