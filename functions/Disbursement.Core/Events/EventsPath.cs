using System.Diagnostics.CodeAnalysis;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Events;

/// <summary>Where an event list lies in the inbox: <c>{province}/{period}/{unit}/biendong/{file}</c>.</summary>
/// <param name="Province">2 digits.</param>
/// <param name="Period">The month whose close takes the list in.</param>
/// <param name="Unit">The unit that reports.</param>
/// <param name="File">The file's own name with its extension.</param>
public sealed record EventsPath(string Province, Period Period, string Unit, string File)
{
    /// <summary>The name of the folder, in the place of a list's.</summary>
    public const string ListCode = "biendong";

    /// <summary>The folder in which beneficiary lists of the same unit and month lie.</summary>
    private static readonly string Beside = ProgrammeGroup.Btxh.ToListCode();

    /// <summary>Reads a path; whether the unit exists is for <see cref="IntakeContext.TryCreate"/>.</summary>
    /// <param name="text">The blob's name in its container.</param>
    /// <param name="path">The path, when it is an event list's.</param>
    /// <param name="problem">What is wrong with its form, if anything.</param>
    /// <returns>Whether the file lies where event lists do, rightly named or not.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EventsPath? path, out Finding? problem)
    {
        path = null;
        problem = null;
        string[] parts = (text ?? "").Split('/');
        if (parts.Length != 5 || parts[3] != ListCode)
        {
            return false;
        }

        // The same rules as for a list that lies beside it.
        parts[3] = Beside;
        if (!IntakePath.TryParse(string.Join('/', parts), out IntakePath? list, out problem))
        {
            return false;
        }

        path = new EventsPath(list.Province, list.Period, list.Unit, list.File);
        return true;
    }

    /// <summary>The path of a beneficiary list of the same unit and month, whose makers are the same.</summary>
    public IntakePath ToListPath() =>
        IntakePath.TryParse($"{Province}/{Period}/{Unit}/{Beside}/{File}", out IntakePath? path, out _)
            ? path
            : throw new InvalidOperationException("The path of an event list is not of its form.");

    /// <summary>The path as the blob's name.</summary>
    public override string ToString() => $"{Province}/{Period}/{Unit}/{ListCode}/{File}";
}
