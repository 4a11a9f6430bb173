using System.IO.Pipelines;
using Disbursement.Core.Comparison;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Answers with the persons behind a comparison: in key order, however many, in bounded memory.</summary>
/// <param name="comparer">The comparison.</param>
public sealed class ComparisonPersons(MonthComparer comparer)
{
    /// <summary>Persons in a JSON answer; more are had as CSV.</summary>
    internal const int JsonRowsMax = 1_000;

    /// <summary>Persons in a workbook, which is made in memory.</summary>
    internal const int XlsxRowsMax = 50_000;

    private const int RowsPerFlush = 500;

    /// <summary>Refuses while there is no comparison.</summary>
    /// <exception cref="ProblemException">There is none yet.</exception>
    public Task ThrowUnlessThereAsync(MonthRef month, CancellationToken cancellationToken) =>
        ReadAsync(month, cancellationToken);

    /// <summary>The persons asked for.</summary>
    /// <exception cref="ProblemException">There is no comparison yet, or a workbook would be too large.</exception>
    public async Task<IResult> AnswerAsync(MonthRef month, PersonsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(query);
        ComparedMonth compared = await ReadAsync(month, cancellationToken);
        IAsyncEnumerable<EntitlementDifference> found = comparer.PeopleAsync(month, compared, cancellationToken)
            .Where(query.Asks);
        string name = $"{month.Province}-{month.Period}-{query.Change.ToCodes()}{(query.Unit.Length > 0 ? "-" : "")}{query.Unit}";
        return query.Format switch
        {
            "csv" => Results.Stream(
                body => WriteCsvAsync(body, found, cancellationToken), LedgerBytes.ContentType, $"{name}.csv"),
            "xlsx" => await XlsxAsync(found, $"{name}.xlsx", cancellationToken),
            _ => await JsonAsync(found, cancellationToken),
        };
    }

    private async Task<ComparedMonth> ReadAsync(MonthRef month, CancellationToken cancellationToken) =>
        await comparer.FindAsync(month, cancellationToken)
        ?? throw new ProblemException(MonthProblems.ComparisonUnknown);

    private static async Task WriteCsvAsync(
        Stream body, IAsyncEnumerable<EntitlementDifference> found, CancellationToken cancellationToken)
    {
        PipeWriter pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var csv = new CsvWriter(pipe, disarmsFormulas: true);
        DifferenceSheet.WriteHeader(csv);
        int rows = 0;
        await foreach (EntitlementDifference difference in found.WithCancellation(cancellationToken))
        {
            DifferenceSheet.Write(csv, difference);
            if (++rows % RowsPerFlush == 0)
            {
                await pipe.FlushAsync(cancellationToken);
            }
        }

        await pipe.CompleteAsync();
    }

    private static async Task<IResult> XlsxAsync(
        IAsyncEnumerable<EntitlementDifference> found, string name, CancellationToken cancellationToken)
    {
        List<EntitlementDifference> rows = await found.Take(XlsxRowsMax + 1).ToListAsync(cancellationToken);
        if (rows.Count > XlsxRowsMax)
        {
            throw new ProblemException(MonthProblems.TooManyPersons(XlsxRowsMax));
        }

        using var stream = new MemoryStream();
        DifferenceSheet.WriteXlsx(stream, rows);
        return Results.Bytes(stream.ToArray(), CoverageXlsx.ContentType, name);
    }

    private static async Task<IResult> JsonAsync(
        IAsyncEnumerable<EntitlementDifference> found, CancellationToken cancellationToken)
    {
        List<EntitlementDifference> rows = await found.Take(JsonRowsMax + 1).ToListAsync(cancellationToken);
        return Answers.Ok(new ComparisonPersonsView(
            [.. rows.Take(JsonRowsMax).Select(PersonDifferenceView.Of)], rows.Count > JsonRowsMax));
    }
}
