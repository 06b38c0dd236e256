package io.atopile.mcp.tools.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often the same edit of a file has changed nothing, to stop a caller that loops. */
final class RepeatedEditCounter {

    private static final int FILES_AT_MOST = 200;

    private record Last(ProjectEditFile.Input input, int times) {}

    private final Map<Path, Last> byFile = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Last> eldest) {
            return size() > FILES_AT_MOST;
        }
    };

    /** Counts an edit that changed nothing, and returns how often it has done so without another edit in between. */
    synchronized int countRepeat(Path file, ProjectEditFile.Input input) {
        var last = byFile.remove(file);
        var times = last != null && last.input().equals(input) ? last.times() + 1 : 1;
        byFile.put(file, new Last(input, times));
        return times;
    }

    synchronized void reset(Path file) {
        byFile.remove(file);
    }
}
