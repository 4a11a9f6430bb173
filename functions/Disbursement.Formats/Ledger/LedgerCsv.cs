using System.Runtime.CompilerServices;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Reads the product's own CSV files: a fixed header row, LF, UTF-8 without a byte order mark.</summary>
/// <remarks>
/// What is wrong here is not a row's fault but ours or the store's, so it throws instead of being reported.
/// Writers use <see cref="CsvWriter"/> with its defaults and write the same header first.
/// </remarks>
public static class LedgerCsv
{
    /// <summary>Ledger cells may be longer than an officer's: names and notes are bounded at intake already.</summary>
    private static readonly CsvLimits Limits = new(64 * 1024, 200, 256 * 1024);

    /// <summary>Reads rows after checking the header.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="stream">The file; the caller disposes it.</param>
    /// <param name="header">The expected column names, in order.</param>
    /// <param name="read">Makes a row of the reader's current cells.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or is damaged.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream,
        IReadOnlyList<string> header,
        Func<CsvReader, T> read,
        CancellationToken cancellationToken = default) => ReadAsync(stream, header, header, read, cancellationToken);

    /// <summary>Reads rows of this format or an older one.</summary>
    /// <param name="stream">The file; the caller disposes it.</param>
    /// <param name="header">The column names, in order.</param>
    /// <param name="oldHeader">The column names of the older format, which has fewer.</param>
    /// <param name="read">Makes a row of the reader's current cells.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or is damaged.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream,
        IReadOnlyList<string> header,
        IReadOnlyList<string> oldHeader,
        Func<CsvReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(read);
        var reader = new CsvReader(stream, ',', Limits);
        header = HeaderOf(await reader.ReadAsync(cancellationToken), reader, header, oldHeader);
        while (await reader.ReadAsync(cancellationToken))
        {
            ThrowIfDamaged(reader, header.Count);
            yield return read(reader);
        }

        ThrowIfProblem(reader);
    }

    /// <summary>Reads rows after checking the header, reading the stream on this thread.</summary>
    /// <inheritdoc cref="ReadAsync{T}(Stream, IReadOnlyList{string}, Func{CsvReader, T}, CancellationToken)"/>
    public static IEnumerable<T> Read<T>(Stream stream, IReadOnlyList<string> header, Func<CsvReader, T> read) =>
        Read(stream, header, header, read);

    /// <summary>Reads rows of this format or an older one, reading the stream on this thread.</summary>
    /// <param name="stream">The file; the caller disposes it.</param>
    /// <param name="header">The column names, in order.</param>
    /// <param name="oldHeader">The column names of the older format, which has fewer.</param>
    /// <param name="read">Makes a row of the reader's current cells.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or is damaged.</exception>
    public static IEnumerable<T> Read<T>(
        Stream stream, IReadOnlyList<string> header, IReadOnlyList<string> oldHeader, Func<CsvReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(read);
        var reader = new CsvReader(stream, ',', Limits);
        header = HeaderOf(reader.Read(), reader, header, oldHeader);
        while (reader.Read())
        {
            ThrowIfDamaged(reader, header.Count);
            yield return read(reader);
        }

        ThrowIfProblem(reader);
    }

    private static IReadOnlyList<string> HeaderOf(
        bool any, CsvReader reader, IReadOnlyList<string> header, IReadOnlyList<string> oldHeader)
    {
        foreach (IReadOnlyList<string> known in any ? (IReadOnlyList<string>[])[header, oldHeader] : [])
        {
            if (reader.Texts().SequenceEqual(known, StringComparer.Ordinal))
            {
                return known;
            }
        }

        throw new InvalidDataException("The ledger file does not start with its header.");
    }

    private static void ThrowIfDamaged(CsvReader reader, int columnCount)
    {
        if (reader.Count != columnCount || reader.Flaws != CsvFlaws.None)
        {
            throw new InvalidDataException($"Line {reader.LineNumber} of the ledger file is damaged.");
        }
    }

    private static void ThrowIfProblem(CsvReader reader)
    {
        if (reader.Problem is { } problem)
        {
            throw new InvalidDataException($"The ledger file is damaged: {problem.Kind}, line {problem.LineNumber}.");
        }
    }
}
