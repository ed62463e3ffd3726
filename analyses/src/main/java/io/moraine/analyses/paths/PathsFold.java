package io.moraine.analyses.paths;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import io.moraine.analyses.paths.Link.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts links and places. It grows with the different links there are, not with the paths. */
final class PathsFold implements Fold<PathsFold> {
  private final PathsQuestion question;
  private final PathItems.Memory items;
  private final Map<Link, Passages> links = new HashMap<>();
  private final Map<Node, Visits> nodes = new HashMap<>();
  private long paths;

  PathsFold(PathsQuestion question) {
    this.question = question;
    this.items = new PathItems.Memory(question.items());
  }

  @Override
  public void add(History history) {
    Path path = new Path();
    long before = 0;
    for (Happening event : history.events()) {
      Optional<String> item = items.of(event);
      if (item.isPresent()) {
        if (path.size() > 0 && event.micros() - before >= question.gapMicros()) {
          add(path);
          path = new Path();
        }
        path.add(item.get(), event.micros());
        before = event.micros();
      }
    }
    if (path.size() > 0) {
      add(path);
    }
  }

  private void add(Path whole) {
    Path path = question.ends().of(whole).orElse(null);
    if (path == null) {
      return;
    }
    paths++;
    int last = path.size() - 1;
    for (int i = 0; i <= last; i++) {
      Visits visits = visits(new Node(i + 1, path.items().get(i)));
      visits.reached++;
      visits.ended += i == last ? 1 : 0;
      if (i > 0) {
        Passages passages = passages(new Link(i, path.items().get(i - 1), path.items().get(i)));
        passages.paths++;
        passages.micros += path.micros().get(i) - path.micros().get(i - 1);
      }
    }
  }

  @Override
  public void merge(PathsFold other) {
    paths += other.paths;
    other.links.forEach(
        (link, counted) -> {
          Passages passages = passages(link);
          passages.paths += counted.paths;
          passages.micros += counted.micros;
        });
    other.nodes.forEach(
        (node, counted) -> {
          Visits visits = visits(node);
          visits.reached += counted.reached;
          visits.ended += counted.ended;
        });
  }

  private Passages passages(Link link) {
    return links.computeIfAbsent(link, first -> new Passages());
  }

  private Visits visits(Node node) {
    return nodes.computeIfAbsent(node, first -> new Visits());
  }

  @Override
  public Answer answer() {
    List<Link> shown = question.limits().choose(links.keySet(), link -> links.get(link).paths);
    Set<Node> places = new LinkedHashSet<>();
    List<Answer> linksShown = new ArrayList<>();
    for (Link link : shown) {
      Passages passages = links.get(link);
      linksShown.add(
          new Answer()
              .with("source", link.source())
              .with("target", link.target())
              .with("value", passages.paths)
              .with("avg_ms", passages.micros / 1e3 / passages.paths));
      places.add(new Node(link.position(), link.from()));
      places.add(new Node(link.position() + 1, link.to()));
    }
    return new Answer()
        .with("paths", paths)
        .with("links", linksShown)
        .with("nodes", nodesShown(places));
  }

  private List<Answer> nodesShown(Set<Node> places) {
    return places.stream()
        .sorted(Comparator.comparingInt(Node::position).thenComparing(Node::item))
        .map(
            node -> {
              Visits visits = nodes.get(node);
              return new Answer()
                  .with("node", node.name())
                  .with("reach", visits.reached)
                  .with("continue", visits.reached - visits.ended)
                  .with("dropoff", visits.ended);
            })
        .toList();
  }

  /** How often a link was taken, and for how long in all. */
  private static final class Passages {
    private long paths;
    private long micros;
  }

  /** How often a place was reached, and how often a path ended there. */
  private static final class Visits {
    private long reached;
    private long ended;
  }
}
