using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Disbursement.Core.Periods;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>The place of a result file: <c>{provider}/{province}/{period}/{file}</c>.</summary>
/// <param name="Provider">Provider code: a BIN, <c>vnpost</c>, <c>xa-04789</c>.</param>
/// <param name="Month">The month it is about.</param>
/// <param name="File">The file's name, as the provider calls it.</param>
public sealed record ReturnsPath(string Provider, MonthRef Month, string File)
{
    private static readonly SearchValues<char> ProviderCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// Stands in the provider's place for lists by which focal persons of communes acknowledge what they handed on.
    /// </summary>
    public const string FocalPersons = "dau-moi";

    /// <summary>Whether the file acknowledges money of focal accounts.</summary>
    public bool IsAcknowledgement => Provider == FocalPersons;

    /// <summary>Reads a path inside the container; false when it is not the place of a result file.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ReturnsPath? place)
    {
        place = null;
        string[] parts = path.Split('/');
        bool valid = parts is [{ Length: > 0 and <= 20 }, { Length: 2 }, { Length: 7 }, { Length: > 0 }]
            && !parts[0].AsSpan().ContainsAnyExcept(ProviderCharacters)
            && !parts[1].AsSpan().ContainsAnyExceptInRange('0', '9')
            && Period.TryParse(parts[2], out _);
        if (valid)
        {
            place = new ReturnsPath(parts[0], new MonthRef(parts[1], parts[2]), parts[3]);
        }

        return valid;
    }
}
