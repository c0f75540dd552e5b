/// Numbers in the order of their cost, the first that came among equals.
struct Queue {
    private struct Entry {
        let number: Int
        let cost: Int

        func comes(before other: Entry) -> Bool { (cost, number) < (other.cost, other.number) }
    }

    private var heap: [Entry] = []

    /// Puts a number in its place.
    mutating func insert(_ number: Int, _ cost: Int) {
        heap.append(Entry(number: number, cost: cost))
        var place = heap.count - 1
        while place > 0, heap[place].comes(before: heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes out the one of the least cost; nil where there is none.
    mutating func removeFirst() -> Int? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first.number }
        heap[0] = last
        var place = 0
        while true {
            let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { heap[$0].comes(before: heap[$1]) }),
                heap[least].comes(before: heap[place])
            else { return first.number }
            heap.swapAt(place, least)
            place = least
        }
    }
}
