namespace Disbursement.Cli.Stack;

/// <summary>How a child process is started.</summary>
/// <param name="Name">What people call it: <c>app</c>, <c>sandbox</c>.</param>
/// <param name="Command">The program and its arguments; no secrets, since everybody may list them.</param>
/// <param name="Environment">Settings beside the inherited ones; this is where secrets go.</param>
/// <param name="LogPath">The file its console goes to.</param>
internal sealed record ChildStart(
    string Name, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, string LogPath)
{
    /// <summary>Whether the log goes on where an earlier run of the same child left it.</summary>
    public bool KeepsLog { get; init; }
}
