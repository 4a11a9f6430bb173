using System.Security.Cryptography;
using Disbursement.Formats;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;

namespace Disbursement.Functions.Settlement;

/// <summary>A result file that was read, or why it cannot be.</summary>
/// <param name="Document">What it says; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; empty otherwise.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hexadecimal.</param>
internal sealed record ResultFileReading(ResultDocument? Document, string Problem, string Sha256)
{
    /// <summary>What a statement of the paying account adds up to; null for other files.</summary>
    public StatementTotals? Statement { get; init; }

    /// <summary>The accounts a statement is of; none for other files.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}

/// <summary>
/// Reads a result file by what is in it, not by its name: XML is a pain.002 or a camt.053, anything else a result list or
/// a sheet of results.
/// </summary>
internal static class ResultFileReader
{
    private const int NamespaceWithinBytes = 4096;

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="arrivedAt">When it arrived: the time of lines that have none.</param>
    public static ResultFileReading Read(BinaryData content, DateTimeOffset arrivedAt)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        using Stream stream = content.ToStream();
        try
        {
            if (IsStatement(content.ToMemory().Span))
            {
                BankStatement statement = Camt053Reader.Read(stream);
                return new ResultFileReading(statement.Results, "", hash)
                {
                    Statement = statement.Totals,
                    Accounts = statement.Accounts,
                };
            }

            ResultDocument document = IsXml(content.ToMemory().Span)
                ? Pain002Reader.Read(stream)
                : ReadSheet(stream, arrivedAt);
            return new ResultFileReading(document, "", hash);
        }
        catch (FileFormatException problem)
        {
            return new ResultFileReading(null, WordsOf(problem), hash);
        }
    }

    /// <summary>Our own result list, else a sheet by a layout of the provider's.</summary>
    private static ResultDocument ReadSheet(Stream stream, DateTimeOffset arrivedAt)
    {
        try
        {
            return ResultList.Read(stream, arrivedAt);
        }
        catch (FileFormatException problem) when (problem.Problem == FileProblem.WrongKind)
        {
            stream.Position = 0;
            return ResultSheetReader.Read(stream, arrivedAt);
        }
    }

    /// <summary>A statement names its namespace on its first element.</summary>
    private static bool IsStatement(ReadOnlySpan<byte> content) =>
        IsXml(content)
        && content[..Math.Min(content.Length, NamespaceWithinBytes)].IndexOf(":camt.053."u8) >= 0;

    private static bool IsXml(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static string WordsOf(FileFormatException problem)
    {
        string what = problem.Problem switch
        {
            FileProblem.NotReadable => "Tệp không đọc được",
            FileProblem.WrongKind => "Tệp không đúng loại hoặc phiên bản",
            FileProblem.Missing => "Tệp thiếu thành phần bắt buộc",
            FileProblem.ValueInvalid => "Giá trị không hợp lệ",
            FileProblem.CountDiffers => "Số dòng khai khác số dòng có trong tệp",
            FileProblem.SumDiffers => "Số tiền khai khác tổng các dòng",
            _ => "Một lệnh chi có hai lần trong tệp",
        };
        string where = problem.Where.Length == 0 ? "" : $" ({problem.Where})";
        return problem.Line == 0 ? $"{what}{where}." : FormattableString.Invariant($"{what}{where}, dòng {problem.Line}.");
    }
}
