using Disbursement.Cli.Generate.Planning;

namespace Disbursement.Cli.Generate;

/// <summary>What was written.</summary>
/// <param name="Plan">What the month holds.</param>
/// <param name="Files">The list files, the month before's included.</param>
/// <param name="People">People of the lists, the month before's included; one in two lists counts twice.</param>
internal sealed record GeneratedMonth(MonthPlan Plan, IReadOnlyList<GeneratedFile> Files, int People);

/// <summary>One list file as sent.</summary>
/// <param name="Path">Below <c>inbox</c>, parted by <c>/</c>.</param>
/// <param name="Rows">Rows sent, repeated ones included.</param>
/// <param name="Refused">Of them, rows intake must refuse.</param>
/// <param name="Repeats">Of them, letter-by-letter repeats.</param>
/// <param name="Amount">Sum of the amounts as sent, in đồng.</param>
/// <param name="Arrears">Sum of the arrears as sent, in đồng.</param>
internal sealed record GeneratedFile(string Path, int Rows, int Refused, int Repeats, long Amount, long Arrears);
