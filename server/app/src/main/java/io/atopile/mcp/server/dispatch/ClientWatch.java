package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What one client has listed and subscribed to, as it was when the client last heard of it. */
final class ClientWatch {

    private static final int MOST_SUBSCRIPTIONS = 100;

    private final MessageSink outbox;
    private volatile Optional<List<ResourceSource.Listing>> resources = Optional.empty();
    private volatile Optional<List<PromptSource.Listing>> prompts = Optional.empty();
    private final Map<String, String> subscribed = new ConcurrentHashMap<>();

    /** @param outbox sends what no request caused; returns false while the client can't receive such messages */
    ClientWatch(MessageSink outbox) {
        this.outbox = outbox;
    }

    void setResources(List<ResourceSource.Listing> listed) {
        resources = Optional.of(List.copyOf(listed));
    }

    void setPrompts(List<PromptSource.Listing> listed) {
        prompts = Optional.of(List.copyOf(listed));
    }

    /** Subscribes to a resource; returns whether the client may have one more. */
    boolean subscribe(String uri, String version) {
        if (!subscribed.containsKey(uri) && subscribed.size() >= MOST_SUBSCRIPTIONS) {
            return false;
        }
        subscribed.put(uri, version);
        return true;
    }

    void unsubscribe(String uri) {
        subscribed.remove(uri);
    }

    boolean hasListedResources() {
        return resources.isPresent();
    }

    boolean hasListedPrompts() {
        return prompts.isPresent();
    }

    /** Tells the client if the list of resources isn't what it was. A client that can't be told now is told later. */
    void compareResources(List<ResourceSource.Listing> now) {
        var known = resources;
        if (known.isPresent() && !known.get().equals(now) && sendChange("notifications/resources/list_changed")) {
            setResources(now);
        }
    }

    /** The same for the list of prompts. */
    void comparePrompts(List<PromptSource.Listing> now) {
        var known = prompts;
        if (known.isPresent() && !known.get().equals(now) && sendChange("notifications/prompts/list_changed")) {
            setPrompts(now);
        }
    }

    /** The same for the resources that the client has subscribed to; one that has disappeared has the version "". */
    void compareSubscribed(Function<String, String> versions) {
        subscribed.forEach((uri, known) -> {
            var now = versions.apply(uri);
            if (!now.equals(known) && sendUpdate(uri)) {
                subscribed.replace(uri, known, now);
            }
        });
    }

    private boolean sendChange(String method) {
        return outbox.send(Json.object().put("jsonrpc", "2.0").put("method", method));
    }

    private boolean sendUpdate(String uri) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", "notifications/resources/updated");
        message.putObject("params").put("uri", uri);
        return outbox.send(message);
    }
}
