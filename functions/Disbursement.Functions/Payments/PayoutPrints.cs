using System.Security.Cryptography;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.PayoutLists;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>One printed form of a payment file.</summary>
/// <param name="Name">Its name, beside the file.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record PrintedForm(string Name, string Sha256);

/// <summary>
/// What is printed of a list that is paid by hand: a page and a workbook with room to sign. They are made with the file,
/// approved with it under one root, and released beside it.
/// </summary>
internal static class PayoutPrints
{
    private const string HtmlEnding = ".html";
    private const string XlsxEnding = ".xlsx";

    /// <summary>The printed forms of a file as its row keeps them; none for files to accounts.</summary>
    public static IReadOnlyList<PrintedForm> Of(PaymentFileEntity file) => file.HtmlSha256.Length == 0
        ? []
        : [new(NameOf(file.FileName, HtmlEnding), file.HtmlSha256), new(NameOf(file.FileName, XlsxEnding), file.XlsxSha256)];

    /// <summary>What the root covers of a file: its own bytes and those that are printed and signed.</summary>
    public static IEnumerable<ProposalFile> Leaves(PaymentFileEntity file)
    {
        ArgumentNullException.ThrowIfNull(file);
        yield return new ProposalFile(file.RowKey, file.Payments, file.SumDong, file.Sha256);
        foreach (PrintedForm form in Of(file))
        {
            yield return new ProposalFile(
                file.RowKey + Path.GetExtension(form.Name), file.Payments, file.SumDong, form.Sha256);
        }
    }

    /// <summary>Makes the forms of a file; none for files to accounts. The same payments give the same bytes.</summary>
    /// <param name="contract">The provider's contract.</param>
    /// <param name="header">What stands once.</param>
    /// <param name="file">The payments.</param>
    /// <param name="fileName">The name of the payment file.</param>
    /// <param name="sha256">SHA-256 of the payment file.</param>
    /// <param name="communeName">The name of a commune's code.</param>
    /// <exception cref="ControlTotalException">The workbook does not say what was meant.</exception>
    public static IReadOnlyList<(string Name, BinaryData Content)> Make(
        Contract contract, PayoutListHeader header, PlannedFile file, string fileName, string sha256,
        Func<string, string> communeName)
    {
        if (contract.Format != PaymentFormat.PayoutListV1)
        {
            return [];
        }

        using var html = new MemoryStream();
        PayoutListHtml.Write(html, header, file.Entries, communeName, sha256);
        using var xlsx = new MemoryStream();
        PayoutListXlsx.Write(xlsx, header, file.Entries, communeName);
        xlsx.Position = 0;
        Balance(file, PayoutListXlsxReader.Read(xlsx));
        return
        [
            (NameOf(fileName, HtmlEnding), new BinaryData(html.ToArray())),
            (NameOf(fileName, XlsxEnding), new BinaryData(xlsx.ToArray())),
        ];
    }

    /// <summary>SHA-256 as rows keep it.</summary>
    public static string HashOf(BinaryData content) =>
        Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));

    private static void Balance(PlannedFile file, IReadOnlyList<(EndToEndId Id, Vnd Amount)> read)
    {
        int at = Enumerable.Range(0, file.Entries.Count).FirstOrDefault(
            index => index >= read.Count || read[index] != (file.Entries[index].Id, file.Entries[index].Amount), -1);
        ControlTotalException.ThrowIfDifferent(
            $"payments of {file.Id} = payments on its printed list",
            file.Total,
            new Tally(read.Count, Vnd.Sum(read.Select(static line => line.Amount))),
            at < 0 ? null : new RowDifference(
                file.Entries[at].Id.ToString(),
                file.Entries[at].Amount.ToString(),
                at < read.Count ? $"{read[at].Amount} of {read[at].Id}" : RowDifference.Absent));
    }

    private static string NameOf(string fileName, string ending) => Path.GetFileNameWithoutExtension(fileName) + ending;
}
