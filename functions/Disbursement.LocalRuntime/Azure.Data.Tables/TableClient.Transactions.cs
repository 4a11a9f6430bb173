using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Several rows of one partition, written together or not at all.</content>
public partial class TableClient
{
    /// <summary>The service's limit on actions in one transaction.</summary>
    private const int ActionsMax = 100;

    /// <summary>Writes up to 100 rows of one partition, 4 MiB in all, together or not at all.</summary>
    /// <exception cref="ArgumentException">There is no action, or there are more than 100.</exception>
    /// <exception cref="TableTransactionFailedException">The service refused one action, and so all.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        TableTransactionAction[] actions = [.. transactionActions];
        if (actions.Length is 0 or > ActionsMax)
        {
            throw new ArgumentException($"A transaction takes 1 to {ActionsMax} actions.", nameof(transactionActions));
        }

        var body = new TableBatchBody(Name, _transport.Account.Endpoint);
        HttpMessage message = _transport.Create(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, body.ContentType);
        message.Request.Content = RequestContent.Create(body.Write(actions));
        Response response = await _transport.SendAsync(message, cancellationToken);

        IReadOnlyList<Response> parts = TableBatchAnswer.Read(response);
        if (parts.FirstOrDefault(part => part.IsError) is { } refused)
        {
            throw Refusal(refused);
        }

        return parts.Count == actions.Length
            ? Response.FromValue(parts, response)
            : throw new RequestFailedException(
                response.Status, $"The service answered {parts.Count} of {actions.Length} actions of a transaction.");
    }

    private static TableTransactionFailedException Refusal(Response refused)
    {
        TableErrorParser parser = TableErrorParser.Instance;
        if (!parser.TryParse(refused, out ResponseError? error, out IDictionary<string, string>? data))
        {
            return new TableTransactionFailedException(TableTransport.Failure(refused));
        }

        string message = $"{error!.Message}\nStatus: {refused.Status}\nErrorCode: {error.Code}";
        var failure = new RequestFailedException(refused.Status, message, error.Code, innerException: null);
        if (data is not null)
        {
            failure.Data[TableTransactionFailedException.FailedIndexKey] =
                data[TableTransactionFailedException.FailedIndexKey];
        }

        return new TableTransactionFailedException(failure);
    }
}
