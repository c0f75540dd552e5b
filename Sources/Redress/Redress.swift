import ArgumentParser

@main
struct Redress: AsyncParsableCommand {
    func run() async throws {}
}
