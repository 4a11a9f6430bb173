using System.CommandLine;

namespace Disbursement.Cli.Shell;

/// <summary>A command whose help also shows examples.</summary>
/// <param name="name">The word typed.</param>
/// <param name="summary">What it does, in one or two sentences.</param>
internal sealed class DocumentedCommand(string name, string summary) : Command(name, summary)
{
    /// <summary>Examples: the line as typed and what it does.</summary>
    public List<(string Line, Words Meaning)> Examples { get; } = [];
}
