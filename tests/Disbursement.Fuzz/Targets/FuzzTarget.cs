namespace Disbursement.Fuzz.Targets;

/// <summary>A reader that must survive whatever it is given.</summary>
/// <param name="Name">Its name on the command line, and of its folders in <c>Corpus</c> and <c>Crashers</c>.</param>
/// <param name="Seeds">Files to start from: patterns below the test projects.</param>
/// <param name="IsZip">Whether the files are zip archives, whose parts are changed rather than their bytes.</param>
/// <param name="ReadAsync">
/// Reads an input and checks what must hold of the outcome. Tells in a few words what came of it: an input with a new
/// outcome is kept to start from. Throws only where something is wrong with the reader.
/// </param>
internal sealed record FuzzTarget(
    string Name, IReadOnlyList<string> Seeds, bool IsZip, Func<byte[], Task<string>> ReadAsync)
{
    /// <summary>What reading an input may allocate besides a share of its length; far below a bomb.</summary>
    public long AllocatedBase { get; init; } = 512L * 1024 * 1024;

    public override string ToString() => Name;
}
