package io.atopile.mcp.server.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientWatchTest {

    private static final String URI = "atopile://artifact/x.csv";

    private final List<String> sent = new ArrayList<>();
    private boolean reachable = true;
    private final ClientWatch watch = new ClientWatch(message -> {
        if (reachable) {
            sent.add(message.at("/params/uri").asString());
        }
        return reachable;
    });

    @BeforeEach
    void subscribe() {
        watch.subscribe(URI, "old");
    }

    private boolean look(String version) {
        return watch.compareSubscribed(_ -> version);
    }

    @Test
    void aFileThatIsBeingWrittenIsToldOnceWhenItIsWhole() {
        assertEquals(List.of(true, true, true, false, false), List.of("", "half", "whole", "whole", "whole").stream().map(this::look).toList());
        assertEquals(List.of(URI), sent);
    }

    @Test
    void aFileThatIsAsBeforeIsNotTold() {
        assertEquals(List.of(true, false, false), List.of("half", "old", "old").stream().map(this::look).toList());
        assertEquals(List.of(), sent);
    }

    @Test
    void aFileThatNeverRestsIsToldNowAndThen() {
        IntStream.range(0, 63).forEach(number -> look("version " + number));
        assertEquals(List.of(URI, URI, URI), sent);
    }

    @Test
    void aClientThatCanNotBeToldIsToldLater() {
        reachable = false;
        assertEquals(List.of(true, false, false), List.of("new", "new", "new").stream().map(this::look).toList());
        reachable = true;
        assertEquals(List.of(false, false), List.of("new", "new").stream().map(this::look).toList());
        assertEquals(List.of(URI), sent);
    }

    @Test
    void whatIsNoLongerSubscribedIsForgotten() {
        look("half");
        watch.unsubscribe(URI);
        look("half");
        watch.subscribe(URI, "half");
        look("half");
        look("half");
        assertEquals(List.of(), sent);
    }
}
